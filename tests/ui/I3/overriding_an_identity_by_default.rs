//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::id.overriding_system_value().set(1), users::email.set("a"), users::name.set("A")));
}
