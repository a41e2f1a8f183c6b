//! expects: WHEN NOT MATCHED BY SOURCE cannot use source table `relvar_tests::posts::table`: it has no row there
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags
        .merge(posts)
        .on(posts::title.eq(tags::name))
        .when_not_matched_by_source()
        .update(tags::uses.set(posts::id));
}
