//! expects: ORDER BY USING: `PatternLess` does not order SQL type `Int4`
use relvar::expr::ops::order::PatternLess;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::age.using(PatternLess));
}
