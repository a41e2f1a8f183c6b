//! expects: field `id`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Key {
    id: i32,
}

fn main() {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched_by_source().delete().returning(row!(Key { id: posts::id }));
}
