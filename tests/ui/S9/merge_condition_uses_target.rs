//! expects: WHEN NOT MATCHED cannot use target table `relvar_tests::tags::table`: it has no row there
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched_and(tags::uses.gt(1)).do_nothing();
}
