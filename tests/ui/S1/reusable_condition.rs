//! expects: `relvar_tests::users::table` is not in the FROM clause that this condition is used with
use relvar::prelude::*;
use relvar_pg::Condition;
use relvar_tests::*;

fn adults<S: Contains<users::table>>() -> impl Condition<S> {
    condition(users::age.ge(18))
}

fn main() {
    let _ = posts.filter(adults());
}
