//! expects: there is no `min` or `max` of SQL type `relvar::prelude::Json`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(max(comments::extra));
}
