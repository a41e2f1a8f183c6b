//! expects: argument of WHEN must be a condition, and SQL type `Int4` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched_and(tags::uses).delete();
}
