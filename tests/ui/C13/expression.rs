//! expects: ORDER BY of a UNION, INTERSECT or EXCEPT takes output columns only, and `TableColumn<relvar_tests::users::name>` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let ids = users.select(users::id).union(posts.select(posts::id));
    let _ = ids.order_by((users::id, users::name));
}
