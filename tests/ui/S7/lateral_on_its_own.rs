//! expects: this query refers to table `relvar_tests::users::table` of an outer query, so it can only be used as a subquery
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Latest {
    title: String,
}

async fn run(db: &relvar_pg::Pool) -> Result<Vec<Latest>, relvar_pg::Error> {
    let latest = posts.correlate(users).select(row!(Latest { title: posts::title })).lateral();
    latest.query().fetch_all(db).await
}

fn main() {
    let _ = run;
}
