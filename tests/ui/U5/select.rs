//! expects: DELETE has no SELECT: SQL takes one only in a query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().all_rows().select(users::id);
}
