//! expects: this query already has LIMIT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::id).limit(1).limit_with_ties(3);
}
