//! expects: column `relvar_tests::posts::title` does not belong to table `relvar_tests::tags::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().update(posts::title.set("a"));
}
