//! expects: column `relvar_tests::tags::name` is assigned twice
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched().insert((tags::name.set(posts::title), tags::name.set("a")));
}
