//! A column of a table that stands in no FROM of an UPDATE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, teams, users};

pub async fn run(db: &Pool) -> Result<u64> {
    posts
        .update(posts::title.set("Written"))
        .from(users)
        // instead: .filter(posts::user_id.eq(users::id).and(users::name.eq("Ann")))
        .filter(posts::user_id.eq(users::id).and(teams::title.eq("Red")))
        .execute(db)
        .await
}
