//! expects: column `relvar_tests::tags::name` is assigned twice
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from((tags::name, tags::name), users.select((users::name, users::email)));
}
