//! expects: INSERT does not set the required column `relvar_tests::users::name`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    email: String,
}

fn main() {
    let people = vec![NewUser { email: "a@b.c".into() }];
    let _ = users.insert(&people);
}
