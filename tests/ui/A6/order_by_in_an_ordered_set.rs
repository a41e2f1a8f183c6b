//! expects: ORDER BY is not possible in this aggregate
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(mode().order_by(users::name));
}
