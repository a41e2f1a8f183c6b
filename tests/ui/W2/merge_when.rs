//! expects: window functions are not allowed in WHEN
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched_and(row_number().over(window()).gt(1)).delete();
}
