//! expects: in an aggregate with DISTINCT, ORDER BY takes only its arguments
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(array_agg(users::name).distinct().order_by(users::age));
}
