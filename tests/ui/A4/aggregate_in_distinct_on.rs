//! expects: column `relvar_tests::users::id` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).distinct_on(count_rows());
}
