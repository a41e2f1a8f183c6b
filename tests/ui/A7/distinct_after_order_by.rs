//! expects: in an aggregate with DISTINCT, ORDER BY takes only its arguments
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(string_agg(users::name, ",").order_by((users::name, users::age)).distinct());
}
