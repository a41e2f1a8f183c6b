//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::prelude::Greatest<relvar::prelude::Int4>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(greatest(users::age, 25)).sql::<Sqlite>();
}
