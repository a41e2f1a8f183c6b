//! expects: a value of INSERT cannot use a column: there is no row of `EXCLUDED` yet
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a"), users::name.set(excluded(users::name))));
}
