//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(array_agg(users::name).order_by(posts::id));
}
