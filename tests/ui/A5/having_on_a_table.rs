//! expects: column `age` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.having(users::age.gt(3)).select(count_rows());
}
