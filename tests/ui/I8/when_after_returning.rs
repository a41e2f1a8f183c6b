//! expects: WHEN goes before `.returning(..)`, whose rows depend on it
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().delete().returning(tags::name).when_not_matched();
}
