//! expects: ANY and ALL take a list of values of SQL type `relvar::prelude::Text`, an array of it, or a query with one column
//! A text compared with any of some numbers.
use relvar::prelude::*;
use relvar_pg::{Pool, Result};
use relvar_tests::*;

async fn run(db: &Pool) -> Result<Vec<String>> {
    users.filter(users::name.eq_any(vec![1, 2])).select(users::name).fetch_all(db).await
}

fn main() {
    let _ = run;
}
