//! expects: dialect `relvar::prelude::Sqlite` has no `TABLESAMPLE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.tablesample(bernoulli(10.0)).query().sql::<Sqlite>();
}
