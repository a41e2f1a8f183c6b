//! expects: column `uses` is assigned twice
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().update((tags::uses.set(1), tags::uses.set(2)));
}
