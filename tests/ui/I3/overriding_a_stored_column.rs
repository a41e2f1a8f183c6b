//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts::title_key.overriding_system_value();
}
