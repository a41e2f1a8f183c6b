//! expects: INSERT does not set the required column `email`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row, relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    name: String,
}

fn main() {
    let _ = users.insert_named(teams.select(row!(NewUser { name: teams::title })));
}
