//! expects: the recursive term uses its own table within INTERSECT
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

#[derive(relvar::Row)]
struct Next {
    next: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let _ = first.recursive_union(|reached| {
        let known = reached.query().select(row!(Next { next: reached.person }));
        let inner = known.intersect_all(users.select(row!(Next { next: users::id }))).derived();
        inner.query().select(row!(Reached { person: inner.next }))
    });
}
