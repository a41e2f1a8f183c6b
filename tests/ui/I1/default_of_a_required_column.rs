//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set_default(), users::name.set("Ann")));
}
