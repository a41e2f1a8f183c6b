//! expects: table `EXCLUDED` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(excluded(users::age).gt(1));
}
