//! Pages by key in an order that two rows may share.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::posts;

pub async fn run(db: &Pool) -> Result<Vec<posts::Row>> {
    // instead: let page = posts.order_by((posts::views, posts::id)).page(10);
    let page = posts.order_by((posts::views, posts::title)).page(10);
    Ok(page.fetch_page(db).await?.rows)
}
