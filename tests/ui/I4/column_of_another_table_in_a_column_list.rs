//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from(teams::title, users.select(users::name));
}
