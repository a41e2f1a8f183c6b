//! Every user with each of their posts, or with none.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::{posts, users};

#[derive(relvar::Row)]
pub struct Line {
    pub name: String,
    pub title: Option<String>,
    pub views: Option<i64>,
}

pub async fn run(db: &Pool) -> Result<Vec<Line>, Error> {
    users.left_join(posts).order_by((users::id, posts::id)).select_as::<Line>().fetch_all(db).await
}
