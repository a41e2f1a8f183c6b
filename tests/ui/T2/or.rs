//! expects: `TableColumn<age>` cannot be compared with SQL type `relvar::prelude::Bool`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::active.or(users::age));
}
