//! expects: dialect `relvar::prelude::Sqlite` has no `Matches`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.matches("^A")).count().sql::<Sqlite>();
}
