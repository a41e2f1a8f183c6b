//! expects: SQL type `relvar::prelude::Text` has no arithmetic
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::name.mul(2));
}
