//! expects: this WHEN NOT MATCHED is never reached: one before it takes every row
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched().do_nothing().when_matched().delete().when_not_matched().do_nothing();
}
