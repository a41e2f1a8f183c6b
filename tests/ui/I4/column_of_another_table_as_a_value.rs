//! expects: a value of INSERT cannot use a column: there is no row of `relvar_tests::posts::table` yet
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set(posts::title)));
}
