//! expects: dialect `relvar::prelude::Sqlite` has no `CYCLE`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Walk {
    person: i32,
}

fn main() {
    let first = users.find(3).select(row!(Walk { person: users::id })).cte();
    let walk = first.recursive_union(|walk| {
        let step = messages.inner_join(walk.on(messages::sender_id.eq(walk.person)));
        step.select(row!(Walk { person: messages::recipient_id }))
    });
    let walk = walk.cycle(|walk| walk.person);
    let _ = with(&walk, walk.query().select(walk.person)).sql::<Sqlite>();
}
