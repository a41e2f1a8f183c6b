//! expects: `TableColumn<relvar_tests::users::name>` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let length = relvar::sql!(Int4, "length({})", users::name);
    let _ = users.filter(length.eq(users::name));
}
