//! expects: dialect `relvar::prelude::Postgres` has no `Unixepoch`
use relvar::fns::sqlite::unixepoch;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(unixepoch(users::created_at)).sql::<Postgres>();
}
