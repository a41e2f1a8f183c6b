//! expects: aggregate functions are not allowed in SET and VALUES
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let merge = tags.merge(posts).on(posts::title.eq(tags::name));
    let _ = merge.when_matched().update(tags::uses.set(count_rows().cast::<Int4>()));
}
