//! A field whose name two joined tables have.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

#[derive(Debug, relvar::Row)]
pub struct Line {
    // instead: #[row(column = posts::id)]
    // instead: pub id: i32,
    pub id: i32,
    pub title: String,
}

pub async fn run(db: &Pool) -> Result<Vec<Line>> {
    users.inner_join(posts).select_as::<Line>().fetch_all(db).await
}
