//! expects: a nullable expression cannot be stored in the NOT NULL column `uses`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from((tags::name, tags::uses), users.select((users::name, users::age)));
}
