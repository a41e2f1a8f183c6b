//! expects: INSERT does not set the required column `relvar_tests::users::name`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    email: String,
    age: Option<i32>,
}

fn main() {
    let _ = users.insert(NewUser { email: "a@b.c".into(), age: None });
}
