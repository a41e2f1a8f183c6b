//! A range of integers asked for a text.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::rooms;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    rooms
        // instead: .filter(rooms::numbers.includes(7))
        .filter(rooms::numbers.includes("7"))
        .select(rooms::title)
        .fetch_all(db)
        .await
}
