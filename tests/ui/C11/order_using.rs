//! expects: keyset pagination needs ASC or DESC, and ORDER BY USING `PatternLess` is neither
use relvar::expr::ops::order::PatternLess;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by((users::name.using(PatternLess), users::id)).page(10);
}
