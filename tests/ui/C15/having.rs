//! expects: column `karma` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::karma.add(1)).having(users::karma.add(1).gt(3));
}
