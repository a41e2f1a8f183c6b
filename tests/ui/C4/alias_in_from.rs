//! expects: table `relvar_tests::users::table` of the row lock is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let b = users.alias::<'b'>();
    let _ = b.query().for_update_of(users);
}
