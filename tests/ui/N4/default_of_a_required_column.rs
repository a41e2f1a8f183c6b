//! expects: a nullable expression cannot be stored in the NOT NULL column `email`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::email.set(DEFAULT));
}
