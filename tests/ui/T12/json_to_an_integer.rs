//! expects: SQL has no cast from `relvar::prelude::Json` to `relvar::prelude::Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(comments::extra.cast::<Int4>());
}
