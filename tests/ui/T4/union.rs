//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so UNION cannot compare it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(comments::extra).union(comments.select(comments::extra));
}
