//! expects: table `relvar_tests::users::table` is neither the target nor a source of this MERGE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().update(tags::uses.set(users::id));
}
