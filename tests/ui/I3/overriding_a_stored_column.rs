//! expects: column `title_key` is not GENERATED ALWAYS AS IDENTITY
use relvar_tests::*;

fn main() {
    let _ = posts::title_key.overriding_system_value();
}
