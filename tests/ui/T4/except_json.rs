//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so EXCEPT cannot compare it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(comments::extra).except(comments.select(comments::extra));
}
