//! The active users with their posts, and those with what was said about them.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::{comments, posts, users};

#[derive(relvar::Row)]
pub struct Author {
    pub name: String,
    pub stories: Vec<Story>,
}

#[derive(relvar::Row)]
pub struct Story {
    pub title: String,
    pub remarks: Vec<String>,
}

pub async fn run(db: &Pool) -> Result<Vec<Author>, Error> {
    let said = comments.linked_to(posts).order_by(comments::id).select(comments::body);
    let wrote = posts
        .linked_to(users)
        .order_by(posts::id)
        .select(row!(Story { title: posts::title, remarks: many(said) }));
    users
        .filter(users::active)
        .order_by(users::id)
        .select(row!(Author { name: users::name, stories: many(wrote) }))
        .fetch_all(db)
        .await
}
