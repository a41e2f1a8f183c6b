//! expects: this query already has OFFSET
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::id).offset(1).offset(2);
}
