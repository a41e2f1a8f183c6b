//! expects: this is not a condition for every FROM clause that the function allows
use relvar::prelude::*;
use relvar_pg::Condition;
use relvar_tests::*;

fn popular<S: Contains<users::table>>() -> impl Condition<S> {
    condition(posts::views.ge(18))
}

fn main() {
    let _ = users.inner_join(posts).filter(popular());
}
