//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so GROUP BY cannot compare it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.group_by(comments::extra).select(count_rows());
}
