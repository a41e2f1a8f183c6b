//! expects: DELETE has no LIMIT: SQL takes one only in a query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().all_rows().limit(1);
}
