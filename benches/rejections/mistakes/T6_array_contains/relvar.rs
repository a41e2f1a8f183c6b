//! An array of texts asked for a number.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::rooms;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    rooms
        // instead: .filter(rooms::labels.includes(["quiet"]))
        .filter(rooms::labels.includes([1]))
        .select(rooms::title)
        .fetch_all(db)
        .await
}
