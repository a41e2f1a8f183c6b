//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::expr::ops::pattern::Matches`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.matches("^A")).count().sql::<Sqlite>();
}
