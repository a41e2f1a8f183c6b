//! expects: MERGE has no ORDER BY: SQL takes one only in a query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().delete().order_by(tags::name);
}
