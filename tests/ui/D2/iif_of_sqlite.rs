//! expects: dialect `relvar::prelude::Postgres` has no `Iif`
use relvar::fns::sqlite::iif;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(iif(users::active, 1, 2)).sql::<Postgres>();
}
