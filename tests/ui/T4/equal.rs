//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so neither IN nor DISTINCT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.filter(comments::extra.eq(comments::extra));
}
