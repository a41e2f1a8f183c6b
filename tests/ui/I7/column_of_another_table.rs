//! expects: column `relvar_tests::teams::title` does not belong to table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(users::email).do_update(teams::title.set("Red"));
}
