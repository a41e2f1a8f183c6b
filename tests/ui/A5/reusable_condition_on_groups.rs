//! expects: a column of a HAVING condition must be used in an aggregate function
use relvar::prelude::*;
use relvar_pg::GroupCondition;
use relvar_tests::*;

fn oldest<S: Contains<users::table>>() -> impl GroupCondition<S> {
    group_condition(max(users::age).ge(users::id))
}

fn main() {
    let _ = users.group_by(users::id).having(oldest());
}
