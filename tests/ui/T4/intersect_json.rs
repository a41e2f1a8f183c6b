//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so INTERSECT cannot compare it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(comments::extra).intersect(comments.select(comments::extra));
}
