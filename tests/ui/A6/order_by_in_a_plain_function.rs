//! expects: ORDER BY is for aggregate functions, and this is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lower(users::name).order_by(users::id));
}
