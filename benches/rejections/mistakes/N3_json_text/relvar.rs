//! `->>`, whose member may be absent, read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::rooms;

// instead: pub async fn run(db: &Pool) -> Result<Vec<Option<String>>> {
pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let view = rooms::data.get_text("view");
    rooms.filter(rooms::id.lt(9)).select(view).fetch_all(db).await
}
