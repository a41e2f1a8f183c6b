//! expects: a nullable expression cannot be stored in the NOT NULL column `karma`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::karma.set(users::age.add(1)));
}
