//! expects: dialect `relvar::prelude::Postgres` has no `Total`
use relvar::fns::sqlite::total;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(total(users::age)).sql::<Postgres>();
}
