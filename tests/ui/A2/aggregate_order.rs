//! expects: aggregate function calls cannot be nested without OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(array_agg(users::name).order_by(max(users::age)));
}
