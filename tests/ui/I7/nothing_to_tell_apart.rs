//! expects: this INSERT updates no row, so all that it returns was inserted
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(users::email).do_nothing().returning_upserted(users::id);
}
