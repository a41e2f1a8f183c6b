//! expects: the recursive term uses `Reached`, its own table, on the side of an outer join that may be missing
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let _ = first.recursive_union(|reached| {
        let step = reached.query().right_join(users.on(reached.person.eq(users::id)));
        step.select(row!(Reached { person: users::id }))
    });
}
