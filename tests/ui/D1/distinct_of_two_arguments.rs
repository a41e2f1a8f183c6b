//! expects: dialect `relvar::prelude::Sqlite` has no `DISTINCT_OF_SEVERAL_ARGUMENTS`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(string_agg(users::name, ",").distinct()).sql::<Sqlite>();
}
