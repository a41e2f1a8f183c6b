//! expects: dialect `relvar::prelude::Sqlite` has no `RECURSION_IN_A_DERIVED_TABLE`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.find(3).select(row!(Reached { person: users::id })).cte();
    let reached = first.recursive_union(|reached| {
        let inner = messages.inner_join(reached.on(messages::sender_id.eq(reached.person)));
        let inner = inner.select(row!(Reached { person: messages::recipient_id })).derived();
        inner.query().select(row!(Reached { person: inner.person }))
    });
    let _ = with(&reached, reached.query().select(reached.person)).sql::<Sqlite>();
}
