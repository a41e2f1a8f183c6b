//! expects: dialect `relvar::prelude::Sqlite` has no `MERGE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().delete().sql::<Sqlite>();
}
