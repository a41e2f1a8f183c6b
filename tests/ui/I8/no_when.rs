//! expects: this MERGE has no WHEN clause, so it does nothing
use relvar::prelude::*;
use relvar_tests::*;

async fn run(db: &relvar_pg::Pool) {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).execute(db);
}

fn main() {
    let _ = run;
}
