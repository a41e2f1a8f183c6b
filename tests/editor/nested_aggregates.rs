//! expects: aggregate function calls cannot be nested without OVER
//! An aggregate inside an aggregate.
use relvar::prelude::*;
use relvar_pg::{Pool, Result};
use relvar_tests::*;

async fn run(db: &Pool) -> Result<Option<i64>> {
    users.filter(users::active).select(max(max(users::karma))).fetch_one(db).await
}

fn main() {
    let _ = run;
}
