//! expects: a nullable expression cannot be stored in the NOT NULL column `relvar_tests::tags::name`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from(tags::name, users.left_join(teams).select(teams::title));
}
