//! expects: INSERT is for WHEN NOT MATCHED alone: here the row of the target is there already
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched_by_source().insert(tags::name.set("a"));
}
