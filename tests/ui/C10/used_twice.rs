//! expects: the recursive term uses `Reached`, its own table, more than once
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let _ = first.recursive_union(|reached| {
        let inner = reached.query().select(row!(Reached { person: reached.person })).derived().alias::<'b'>();
        let both = reached.query().inner_join(inner.on(inner.person.lt(reached.person)));
        both.select(row!(Reached { person: inner.person }))
    });
}
