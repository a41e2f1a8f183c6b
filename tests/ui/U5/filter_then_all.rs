//! expects: this DELETE has a WHERE clause, so it does not mean all rows
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().filter(users::id.eq(1)).all_rows();
}
