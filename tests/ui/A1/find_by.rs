//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.eq(1)).filter(max(users::karma).gt(1));
}
