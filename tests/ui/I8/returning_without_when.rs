//! expects: this MERGE has no WHEN clause, so it does nothing
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).returning(tags::name);
}
