//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert([users::name.set("Ann"), users::name.set("Bo")]);
}
