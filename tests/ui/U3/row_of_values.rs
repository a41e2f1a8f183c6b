//! expects: column `relvar_tests::users::name` is assigned twice
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(((users::name, users::age).set(("Bo", 1)), users::name.set("Bob")));
}
