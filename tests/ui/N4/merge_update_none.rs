//! expects: `Option<i32>` cannot be stored in column `uses` of SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let merge = tags.merge(posts).on(posts::title.eq(tags::name));
    let _ = merge.when_matched().update(tags::uses.set(None::<i32>));
}
