//! expects: column `email` is assigned twice
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set("Ann"), users::email.set("b@b.c")));
}
