//! expects: MERGE cannot stand under WITH RECURSIVE, and common table expression `Reached` is recursive
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let walk = first.recursive_union(|reached| reached.query().select(row!(Reached { person: reached.person })));
    let merge = tags.merge(&walk).on(tags::uses.eq(walk.person)).when_matched().delete();
    let _ = with(&walk, merge);
}
