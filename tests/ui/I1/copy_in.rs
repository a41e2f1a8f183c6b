//! expects: COPY does not fill the required column `email`
use relvar_pg::CopyMethods as _;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    name: String,
}

fn main() {
    let _ = users.copy_in::<NewUser>();
}
