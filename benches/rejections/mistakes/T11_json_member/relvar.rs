//! `->>` on a text.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::rooms;

pub async fn run(db: &Pool) -> Result<Vec<Option<String>>> {
    rooms
        .filter(rooms::closed)
        // instead: .select(rooms::data.get_text("view"))
        .select(rooms::title.get_text("view"))
        .fetch_all(db)
        .await
}
