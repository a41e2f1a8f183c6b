//! expects: field `used_fields::uses`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Used {
    uses: i32,
}

fn main() {
    let merge = tags.merge(posts).on(posts::title.eq(tags::name)).when_not_matched();
    let merge = merge.insert((tags::name.set(posts::title), tags::uses.set(1)));
    let _ = merge.returning(row!(Used { uses: tags.old().uses }));
}
