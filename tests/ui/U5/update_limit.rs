//! expects: UPDATE has no LIMIT: SQL takes one only in a query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::age.set(1)).filter(users::id.gt(1)).limit(1);
}
