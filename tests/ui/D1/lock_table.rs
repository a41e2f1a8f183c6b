//! expects: dialect `relvar::prelude::Sqlite` has no `TableLocks`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = lock_table(users).share().sql::<Sqlite>();
}
