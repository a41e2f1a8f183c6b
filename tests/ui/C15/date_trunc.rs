//! expects: column `created_at` must appear in GROUP BY or be used in an aggregate function
use relvar::fns::time::date_trunc;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(date_trunc("month", users::created_at)).select(date_trunc("month", users::created_at));
}
