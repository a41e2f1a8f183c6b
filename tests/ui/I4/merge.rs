//! expects: column `views` does not belong to table `relvar_tests::tags::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched().insert((tags::name.set(posts::title), posts::views.set(1)));
}
