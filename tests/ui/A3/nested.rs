//! expects: aggregate function calls cannot be nested without OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(max(sum(users::karma)));
}
