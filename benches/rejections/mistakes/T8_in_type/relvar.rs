//! IN with a subquery of another type.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    // instead: let authors = posts.select(posts::user_id);
    let authors = posts.select(posts::title);
    users.filter(users::id.is_in(authors)).select(users::name).fetch_all(db).await
}
