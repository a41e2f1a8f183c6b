//! expects: dialect `relvar::prelude::Sqlite` has no `RowLocks`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.query().for_update().sql::<Sqlite>();
}
