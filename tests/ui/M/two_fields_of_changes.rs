//! expects: two fields are for the column `name`
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Thing {
    name: String,
    #[changes(rename = "name")]
    title: String,
}

fn main() {}
