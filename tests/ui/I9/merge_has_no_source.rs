//! expects: field `titled_fields::title`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Titled {
    title: String,
}

fn main() {
    let merge = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched_by_source().delete();
    let _ = merge.returning(row!(Titled { title: posts::title }));
}
