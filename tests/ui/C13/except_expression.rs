//! expects: ORDER BY takes an output column as it is, and not an expression of it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let both = users.select(users::id).except(posts.select(posts::user_id));
    let _ = both.order_by_output(|id| id.add(1));
}
