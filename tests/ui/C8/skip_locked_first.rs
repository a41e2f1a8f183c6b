//! expects: a row lock (FOR UPDATE, FOR SHARE) comes last: no other clause goes after it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::age).for_update().skip_locked().limit_with_ties(3);
}
