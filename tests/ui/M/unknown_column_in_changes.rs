// rust: the compiler names the unknown path and the nearest one
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Thing {
    nmae: String,
}

fn main() {}
