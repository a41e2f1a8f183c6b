//! expects: aggregate functions are not allowed in ON
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(max(tags::name)));
}
