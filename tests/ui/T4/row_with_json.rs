//! expects: SQL type `ROW<(Int8, relvar::prelude::Json)>` has no `=` operator, so neither IN nor DISTINCT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let row = row_of((comments::id, comments::extra));
    let _ = comments.filter(row.eq((1_i64, serde_json::Value::Null)));
}
