//! expects: this query refers to table `relvar_tests::users::table` of an outer query, so it can only be used as a subquery
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = posts.correlate(users).filter(posts::user_id.eq(users::id)).fetch_all(db);
}

fn main() {}
