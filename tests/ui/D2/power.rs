//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::expr::ops::number::Pow`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id.pow(2)).sql::<Sqlite>();
}
