//! expects: dialect `relvar::prelude::Sqlite` has no `AGGREGATE_OUTSIDE_OF_SELECT`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.having(count_rows().gt(1)).select(val::<Int4, _>(1)).sql::<Sqlite>();
}
