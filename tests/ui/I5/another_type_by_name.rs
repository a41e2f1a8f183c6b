//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row, relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
    uses: i32,
}

#[derive(relvar::Row)]
struct Counted {
    name: String,
    uses: i64,
}

fn main() {
    let counted = users.group_by(users::name).select(row!(Counted { name: users::name, uses: count_rows() }));
    let _ = tags.insert_as::<NewTag, _>(counted);
}
