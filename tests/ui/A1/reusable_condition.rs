//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_pg::Condition;
use relvar_tests::*;

fn adults<S: Contains<users::table>>() -> impl Condition<S> {
    condition(max(users::age).ge(18))
}

fn main() {
    let _ = users.filter(adults());
}
