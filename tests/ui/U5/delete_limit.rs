//! expects: DELETE has no LIMIT: SQL takes one only in a query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.delete().filter(posts::id.gt(1)).limit(1);
}
