//! expects: column `age` is assigned twice
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(users::email).do_update((users::age.set(1), users::age.set(2)));
}
