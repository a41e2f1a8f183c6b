//! expects: INSERT names another number of columns than its query gives
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from((tags::name, tags::uses), users.select(users::name));
}
