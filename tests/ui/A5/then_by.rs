//! expects: column `age` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::team_id).order_by(users::team_id).then_by(users::age);
}
