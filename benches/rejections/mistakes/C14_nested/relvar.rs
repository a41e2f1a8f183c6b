//! A DELETE in a WITH below the top level of a statement.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{comments, posts, users};

#[derive(Debug, relvar::Row)]
pub struct Gone {
    pub id: i32,
}

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let gone = comments.delete().all_rows().returning(row!(Gone { id: comments::post_id })).cte();
    // instead: let ids = posts.select(posts::user_id);
    let ids = with(&gone, gone.query().select(gone.id));
    users.filter(users::id.is_in(ids)).select(users::name).fetch_all(db).await
}
