//! expects: dialect `relvar::prelude::Sqlite` has no `StatisticalAggregates`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(stddev(users::id)).sql::<Sqlite>();
}
