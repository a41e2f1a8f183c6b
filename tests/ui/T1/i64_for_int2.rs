//! expects: `i64` cannot be compared with SQL type `Int2`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let level: i64 = 3;
    let _ = memberships.filter(memberships::level.eq(level));
}
