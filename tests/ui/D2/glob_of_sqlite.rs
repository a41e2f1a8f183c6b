//! expects: dialect `relvar::prelude::Postgres` has no `Glob`
use relvar::fns::sqlite::glob;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(glob(users::name, "A*")).count().sql::<Postgres>();
}
