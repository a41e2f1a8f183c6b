//! expects: a row lock (FOR UPDATE, FOR SHARE) is not allowed with GROUP BY, HAVING or aggregate functions
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::id).select(users::id).for_key_share_of(users);
}
