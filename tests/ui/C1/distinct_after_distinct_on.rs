//! expects: this query already has DISTINCT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.query().distinct_on(users::id).distinct();
}
