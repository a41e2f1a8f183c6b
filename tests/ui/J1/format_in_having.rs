//! expects: `String` is not an SQL value expression
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::id).having(format!("count(*) > {}", 3));
}
