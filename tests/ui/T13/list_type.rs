//! expects: `(i32, i32)` is not a row of values of the SQL types `(Int4, relvar::prelude::Text)`
use relvar::prelude::*;
use relvar_tests::users;

fn main() {
    let _ = users.filter(row_of((users::id, users::name)).eq_any(vec![(1_i32, 2_i32)]));
}
