//! expects: the recursive term must be one SELECT of a row struct
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let _ = first.recursive_union(|reached| {
        let step = reached.query().select(row!(Reached { person: reached.person }));
        step.union(users.select(row!(Reached { person: users::id })))
    });
}
