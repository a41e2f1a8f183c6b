//! expects: column `email` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.query().distinct_on(users::email).select(count_rows());
}
