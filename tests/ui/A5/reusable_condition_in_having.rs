//! expects: a condition on rows cannot stand in HAVING: its columns are not known to be grouped
use relvar::prelude::*;
use relvar_pg::Condition;
use relvar_tests::*;

fn adults<S: Contains<users::table>>() -> impl Condition<S> {
    condition(users::age.ge(18))
}

fn main() {
    let _ = users.group_by(users::id).having(adults());
}
