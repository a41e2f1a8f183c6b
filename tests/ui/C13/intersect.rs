//! expects: ORDER BY of a UNION, INTERSECT or EXCEPT takes output columns only, and `TableColumn<relvar_tests::users::name>` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).intersect(posts.select(posts::id)).order_by(users::name);
}
