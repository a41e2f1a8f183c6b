//! expects: keyset pagination needs an ORDER BY that ends in a unique key of `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by((users::team_id, users::name)).page(10);
}
