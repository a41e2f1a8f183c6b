//! expects: SQL type `Int4` is not a row
use relvar::fns::json::row_to_json;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(row_to_json(users::id));
}
