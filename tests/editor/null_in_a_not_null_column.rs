//! expects: a nullable expression cannot be stored in the NOT NULL column `relvar_tests::users::name`
//! The UPDATE is filtered, returns and is run.
use relvar::prelude::*;
use relvar_tests::*;

async fn rename(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<String>> {
    let update = users.update(users::name.set(nullif(users::name, "")));
    let rows = update.filter(users::id.eq(1)).returning((users::id, users::name)).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(_, name)| name).collect())
}

fn main() {
    let _ = rename;
}
