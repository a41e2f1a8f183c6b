//! expects: INSERT does not set the required column `relvar_tests::tags::name`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched().insert_default();
}
