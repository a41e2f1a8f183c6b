//! expects: a nullable expression cannot be stored in the NOT NULL column `karma`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(users::email).do_update(users::karma.set(excluded(users::age)));
}
