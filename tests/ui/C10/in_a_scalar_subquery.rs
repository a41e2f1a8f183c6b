//! expects: the recursive term uses `Reached`, its own table, within a subquery of an expression
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let _ = first.recursive_union(|reached| {
        let most = scalar(reached.query().order_by(reached.person).select(reached.person).first());
        users.filter(users::id.eq(most)).select(row!(Reached { person: users::id }))
    });
}
