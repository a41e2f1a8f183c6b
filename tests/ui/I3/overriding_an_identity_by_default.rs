//! expects: column `relvar_tests::users::id` is not GENERATED ALWAYS AS IDENTITY
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::id.overriding_system_value().set(1), users::email.set("a"), users::name.set("A")));
}
