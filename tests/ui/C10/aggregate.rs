//! expects: aggregate functions are not allowed in the recursive term of WITH RECURSIVE
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let _ = first.recursive_union(|reached| {
        let step = reached.query().group_by(reached.person).having(count_rows().gt(1));
        step.select(row!(Reached { person: reached.person }))
    });
}
