//! expects: SQL type `Int4` is not a condition
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(relvar::sql!(Int4, "length({})", users::name));
}
