//! expects: column `email` has no default, and it is NOT NULL
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set_default(), users::name.set("Ann")));
}
