//! expects: table `relvar_tests::users::table` is already in the FROM clause of this query
//! The join is filtered, selected from and read.
use relvar::prelude::*;
use relvar_tests::*;

async fn pairs(db: &relvar_pg::Pool) -> relvar_pg::Result<usize> {
    let pairs = users.inner_join(users.on(users::team_id.eq(users::id)));
    let rows = pairs.filter(users::age.gt(3)).select((users::name, users::email)).fetch_all(db).await?;
    Ok(rows.iter().filter(|(name, email)| name == email).count())
}

fn main() {
    let _ = pairs;
}
