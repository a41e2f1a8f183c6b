//! expects: column `reached_fields::text` of this recursive query is `relvar::prelude::Text` in the first term and `Varchar` in the recursive term
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    text: String,
}

fn main() {
    let first = users.select(row!(Reached { text: users::name })).cte();
    let _ = first.recursive_union(|reached| {
        let step = messages.inner_join(reached.on(messages::text.eq(reached.text)));
        step.select(row!(Reached { text: messages::text }))
    });
}
