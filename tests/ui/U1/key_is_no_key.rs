//! expects: the `#[changes(key)]` fields are no unique key of table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Edit {
    #[changes(key)]
    name: String,
    age: i32,
}

fn main() {
    let edits: &[Edit] = &[];
    let _ = users.update(edits);
}
