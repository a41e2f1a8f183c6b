//! expects: dialect `relvar::prelude::Sqlite` has no `OFFSET_IN_A_RECURSIVE_TERM`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.find(3).select(row!(Reached { person: users::id })).cte();
    let reached = first.recursive_union(|reached| {
        let step = messages.inner_join(reached.on(messages::sender_id.eq(reached.person)));
        step.select(row!(Reached { person: messages::recipient_id })).any_order().offset(1)
    });
    let _ = with(&reached, reached.query().select(reached.person)).sql::<Sqlite>();
}
