//! expects: a subquery in this place must SELECT exactly one column
//! A subquery of two columns as a value.
use relvar::prelude::*;
use relvar_pg::{Pool, Result};
use relvar_tests::*;

async fn run(db: &Pool) -> Result<Vec<String>> {
    let author = posts.find(1).select((posts::user_id, posts::title));
    users.filter(users::id.eq(scalar(author))).select(users::name).fetch_all(db).await
}

fn main() {
    let _ = run;
}
