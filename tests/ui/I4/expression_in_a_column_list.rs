//! expects: the column list of an INSERT takes columns only
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from(lower(tags::name), users.select(users::name));
}
