//! expects: ON CONFLICT names `relvar_tests::users::team_id`, which is no unique key of table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict((users::team_id,));
}
