//! expects: this query already has GROUP BY
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::id).group_by(users::name);
}
