//! expects: `TableColumn<relvar_tests::tags::name>` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(tags.on(users::id.eq(tags::name)));
}
