//! expects: dialect `relvar::prelude::Sqlite` has no `Arrays`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(array_agg(users::name)).sql::<Sqlite>();
}
