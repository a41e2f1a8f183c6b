//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row, relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    name: String,
}

fn main() {
    let _ = users.insert_as::<NewUser, _>(teams.select(row!(NewUser { name: teams::title })));
}
