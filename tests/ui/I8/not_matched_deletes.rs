//! expects: WHEN NOT MATCHED cannot DELETE: there is no row of the target
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched().delete();
}
