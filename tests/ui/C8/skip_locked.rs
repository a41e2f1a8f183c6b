//! expects: SKIP LOCKED and WITH TIES cannot be used together
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::age).limit_with_ties(3).for_update().skip_locked();
}
