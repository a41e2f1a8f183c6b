//! expects: `&str` cannot be compared with SQL type `Int4`
//! The condition is a variable, put together with another one and used twice.
use relvar::prelude::*;
use relvar_tests::*;

async fn count_them(db: &relvar_pg::Pool) -> relvar_pg::Result<i64> {
    let adult = users::age.gt("18");
    let known = adult.and(users::active);
    let total = users.filter(known).select(count_rows()).fetch_one(db).await?;
    let first = users.filter(known).order_by(users::id.asc()).first().fetch_optional(db).await?;
    println!("{:?}", first.map(|user| user.name));
    Ok(total)
}

fn main() {
    let _ = count_them;
}
