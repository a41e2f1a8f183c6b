//! expects: this query can return more than one row of `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let own = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(max(posts::user_id));
    let _ = async |db: &relvar_pg::Pool| users.filter(users::id.eq(scalar(own))).fetch_one(db).await;
}
