//! expects: dialect `relvar::prelude::Sqlite` has no `TRUNCATE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.truncate().sql::<Sqlite>();
}
