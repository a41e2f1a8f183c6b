//! expects: SQL type `relvar::prelude::Json` has no order, so neither `<` nor ORDER BY
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.order_by((comments::id, comments::extra.desc()));
}
