//! expects: UPDATE has no SELECT: SQL takes one only in a query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::age.set(1)).all_rows().select(users::id);
}
