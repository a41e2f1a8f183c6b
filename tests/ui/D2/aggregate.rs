//! expects: dialect `relvar::prelude::Sqlite` has no `JsonAggregates`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(jsonb_agg(users::name)).sql::<Sqlite>();
}
