//! expects: DISTINCT is not possible in this aggregate
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(mode().within_group(users::name).distinct());
}
