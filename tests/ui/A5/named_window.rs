//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let w = window().order_by(users::name).named::<'w'>();
    let _ = users.group_by(users::team_id).window(w);
}
