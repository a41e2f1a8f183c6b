//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let length = relvar::sql!(Int4, "length({})", users::name);
    let _ = users.filter(length.eq(users::name));
}
