//! expects: INSERT names another number of columns than its query gives
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from(tags::name, users.select((users::name, users::age)));
}
