//! expects: table `relvar_tests::users::table` is already in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::karma.set(0)).from(users).all_rows();
}
