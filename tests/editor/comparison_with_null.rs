//! expects: `Option<_>` cannot be compared with SQL type `Int4`
//! The query is joined, selected from and read.
use relvar::prelude::*;
use relvar_tests::*;

async fn ageless(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<(String, Option<String>)>> {
    let ageless = users.filter(users::age.eq(None));
    ageless.left_join(posts).select((users::name, posts::title)).order_by(users::id.asc()).fetch_all(db).await
}

fn main() {
    let _ = ageless;
}
