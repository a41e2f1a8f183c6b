//! expects: field `used_fields::uses`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Used {
    uses: i32,
}

fn main() {
    let merge = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().delete();
    let _ = merge.returning(row!(Used { uses: tags.new().uses }));
}
