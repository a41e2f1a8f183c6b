//! expects: aggregate function calls cannot be nested without OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(max(users::id.add(max(users::id))));
}
