//! expects: DO UPDATE needs to know which conflict it is about
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_any_conflict().do_update(users::name.set("Bo"));
}
