//! expects: this query can return more than one row of `relvar_tests::users::table`
//! The one row is used.
use relvar::prelude::*;
use relvar_tests::*;

async fn adult(db: &relvar_pg::Pool) -> relvar_pg::Result<String> {
    let adult = users.filter(users::age.gt(18)).fetch_one(db).await?;
    let posts_of_adult = posts.filter(posts::user_id.eq(adult.id)).fetch_all(db).await?;
    println!("{}", posts_of_adult.len());
    Ok(adult.name)
}

fn main() {
    let _ = adult;
}
