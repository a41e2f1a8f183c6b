//! expects: a nullable expression cannot be stored in the NOT NULL column `relvar_tests::users::name`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update((users::age, users::name).set((1, nullif(users::name, "x"))));
}
