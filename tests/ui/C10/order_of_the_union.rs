//! expects: the UNION of a recursive query takes no ORDER BY, LIMIT or OFFSET
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let walk = first.recursive_union(|reached| reached.query().select(row!(Reached { person: reached.person })));
    let _ = walk.order_by(users::id);
}
