//! expects: field `used_fields::uses`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Used {
    uses: i32,
}

fn main() {
    let upsert = tags.insert(tags::name.set("a")).on_conflict(tags::name).do_update(tags::uses.set(1));
    let _ = upsert.returning(row!(Used { uses: tags.old().uses }));
}
