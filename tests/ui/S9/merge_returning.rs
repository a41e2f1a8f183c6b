//! expects: table `relvar_tests::users::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let merge = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().delete();
    let _ = merge.returning((tags::name, users::name));
}
