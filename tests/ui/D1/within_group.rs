//! expects: dialect `relvar::prelude::Sqlite` has no `WITHIN_GROUP`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(mode().within_group(users::age)).sql::<Sqlite>();
}
