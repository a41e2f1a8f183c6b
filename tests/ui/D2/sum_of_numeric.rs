//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::prelude::Sum<Numeric>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(sum(users::karma)).sql::<Sqlite>();
}
