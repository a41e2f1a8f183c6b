//! expects: SEARCH and CYCLE need a recursive term that has its own table in its FROM clause and no GROUP BY
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id }));
    let first = first.cte();
    let walk = first.recursive_union(|reached| {
        reached.query().group_by(reached.person).select(row!(Reached { person: reached.person }))
    });
    let _ = walk.search_depth_first(|walk| walk.person);
}
