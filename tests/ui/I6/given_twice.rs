//! expects: this INSERT already has ON CONFLICT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(users::id).do_nothing().on_any_conflict();
}
