//! expects: this WHEN MATCHED is never reached: one before it takes every row
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().delete().when_matched_and(tags::uses.gt(1)).do_nothing();
}
