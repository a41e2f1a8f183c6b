//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so DISTINCT cannot compare it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.query().distinct_on((comments::id, comments::extra));
}
