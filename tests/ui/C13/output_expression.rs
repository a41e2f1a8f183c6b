//! expects: ORDER BY takes an output column as it is, and not an expression of it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let ids = users.select(users::id).union(posts.select(posts::id));
    let _ = ids.order_by_output(|id| id.add(1));
}
