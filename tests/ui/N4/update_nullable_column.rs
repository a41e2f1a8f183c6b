//! expects: a nullable expression cannot be stored in the NOT NULL column `relvar_tests::users::id`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::id.set(users::age));
}
