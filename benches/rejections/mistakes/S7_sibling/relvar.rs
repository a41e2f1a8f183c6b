//! A derived table that refers to a table beside it without LATERAL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

#[derive(Debug, relvar::Row)]
pub struct Latest {
    pub title: String,
}

pub async fn run(db: &Pool) -> Result<Vec<(String, Option<String>)>> {
    let written = posts.correlate(users).filter(posts::user_id.eq(users::id));
    // instead: let written = written.select(row!(Latest { title: posts::title })).lateral();
    let written = written.select(row!(Latest { title: posts::title })).derived();
    users.left_join(written.on_true()).select((users::name, written.title)).fetch_all(db).await
}
