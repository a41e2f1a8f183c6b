//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(excluded(users::age).gt(1));
}
