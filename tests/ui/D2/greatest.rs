//! expects: dialect `relvar::prelude::Sqlite` has no `Greatest<Int4>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(greatest(users::age, 25)).sql::<Sqlite>();
}
