//! expects: WHEN NOT MATCHED cannot UPDATE: there is no row of the target
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched().update(tags::uses.set(1));
}
