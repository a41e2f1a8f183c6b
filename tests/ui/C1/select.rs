//! expects: this query already has SELECT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).select(users::name);
}
