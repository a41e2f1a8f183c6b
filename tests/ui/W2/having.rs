//! expects: window functions are not allowed in HAVING
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::id).having(rank().over(window()).eq(1));
}
