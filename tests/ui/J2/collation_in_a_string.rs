//! expects: `String` is not a collation
use relvar::prelude::*;
use relvar_tests::users;

fn main() {
    let chosen = String::from("C\"; DROP TABLE users; --");
    let _ = users::name.collate(chosen);
}
