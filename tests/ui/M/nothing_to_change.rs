//! expects: `Changes` has nothing to set: every field is skipped
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Thing {
    #[changes(skip)]
    name: String,
}

fn main() {}
