//! expects: UPDATE has no ORDER BY: SQL takes one only in a query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::age.set(1)).filter(users::id.eq(1)).order_by(users::id);
}
