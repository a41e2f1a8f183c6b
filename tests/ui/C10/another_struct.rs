//! expects: the recursive term selects `Other`, which is not the struct of the first term
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id }));
    let first = first.cte();
    let _ = first.recursive_union(|reached| {
        reached.query().select(row!(Other { other: reached.person }))
    });
}

#[derive(relvar::Row)]
struct Other {
    other: i32,
}
