//! expects: aggregate function calls cannot be nested without OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::id).having(sum(count_rows()).gt(rust_decimal::Decimal::ONE));
}
