//! expects: aggregate functions are not allowed in SET and VALUES
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let merge = tags.merge(posts).on(posts::title.eq(tags::name));
    let _ = merge.when_not_matched().insert((tags::name.set(max(posts::title).assume_not_null()),));
}
