//! expects: DELETE has no ORDER BY: SQL takes one only in a query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().filter(users::id.gt(1)).order_by(users::id);
}
