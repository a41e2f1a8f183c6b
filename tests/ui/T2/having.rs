//! expects: SQL type `Int8` is not a condition
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::team_id).having(count_rows());
}
