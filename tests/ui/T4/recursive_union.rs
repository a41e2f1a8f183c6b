//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so UNION cannot compare it
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Extra {
    extra: Option<serde_json::Value>,
}

fn main() {
    let first = comments.select(row!(Extra { extra: comments::extra })).cte();
    let _ = first.recursive_union(|extra| extra.query().select(row!(Extra { extra: extra.extra })));
}
