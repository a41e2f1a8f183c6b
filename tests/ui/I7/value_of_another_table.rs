//! expects: table `relvar_tests::teams::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(users::email).do_update(users::name.set(teams::title));
}
