//! expects: argument of HAVING must be a condition, and SQL type `Int8` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::team_id).having(count_rows());
}
