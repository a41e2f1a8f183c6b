//! expects: a row lock cannot be applied to `relvar_tests::users::table`, which is on the nullable side of an outer join
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.full_join(posts).for_update_of(users);
}
