//! expects: `()` does not say what to set in table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let row = (users::email.set("a@b.c"), users::name.set("Ann"));
    let _ = users.insert(row).on_conflict(users::email).do_update(());
}
