//! expects: aggregate functions are not allowed in the recursive term of WITH RECURSIVE
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
        let most = max(reached.person).assume_not_null();
        let inner = reached.query().select(row!(Next { next: most })).derived();
        inner.query().select(row!(Reached { person: inner.next }))
    });
}
