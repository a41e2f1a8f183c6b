//! expects: dialect `relvar::prelude::Sqlite` has no `Average<Numeric>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(avg(users::age)).sql::<Sqlite>();
}
