//! expects: ON CONFLICT names `relvar_tests::teams::title`, which does not belong to table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(teams::title);
}
