//! expects: dialect `relvar::prelude::Postgres` has no `LastInsertRowid`
use relvar::fns::sqlite::last_insert_rowid;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(last_insert_rowid()).sql::<Postgres>();
}
