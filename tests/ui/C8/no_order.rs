//! expects: WITH TIES cannot be specified without ORDER BY
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).limit_with_ties(3);
}
