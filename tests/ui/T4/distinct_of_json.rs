//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so DISTINCT cannot compare its values
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(count(comments::extra).distinct());
}
