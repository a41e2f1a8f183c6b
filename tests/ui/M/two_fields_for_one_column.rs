//! expects: two fields are for the column `name`
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
struct Thing {
    name: String,
    #[insert(rename = "name")]
    title: String,
}

fn main() {}
