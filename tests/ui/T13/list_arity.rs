//! expects: `(i32, &str, i32)` is not a row of values of the SQL types `(Int4, relvar::prelude::Text)`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(row_of((users::id, users::name)).eq_any(vec![(1_i32, "Ann", 2_i32)]));
}
