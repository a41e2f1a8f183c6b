//! expects: column `relvar_tests::teams::title` does not belong to table `relvar_tests::tags::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from(teams::title, users.select(users::name));
}
