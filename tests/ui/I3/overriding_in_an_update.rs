//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.update(comments::id.overriding_system_value().set(1));
}
