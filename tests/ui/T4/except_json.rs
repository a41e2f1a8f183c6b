//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(comments::extra).except(comments.select(comments::extra));
}
