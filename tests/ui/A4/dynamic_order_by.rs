//! expects: column `age` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let sizes = users.group_by(users::team_id).select((users::team_id, count_rows()));
    let _ = sizes.dynamic::<relvar_pg::Pg>().order_by(users::age);
}
