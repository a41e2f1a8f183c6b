//! expects: aggregate functions are not allowed in WHEN
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched_and(count_rows().gt(1)).delete();
}
