//! expects: there is no `min` or `max` of SQL type `ROW<(Int4, relvar::prelude::Text)>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(max(row_of((users::id, users::name))));
}
