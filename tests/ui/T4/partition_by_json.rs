//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so PARTITION BY cannot compare its values
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = window().partition_by(comments::extra);
}
