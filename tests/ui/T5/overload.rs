//! expects: SQL type `relvar::prelude::Text` is not a number
use relvar::fns::math::round;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(round(users::name));
}
