//! expects: SQL type `relvar::prelude::Text` has no sign that `-` could turn
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::name.negate());
}
