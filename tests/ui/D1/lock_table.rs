//! expects: dialect `relvar::prelude::Sqlite` has no `LOCK_TABLE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = lock_table(users).share().sql::<Sqlite>();
}
