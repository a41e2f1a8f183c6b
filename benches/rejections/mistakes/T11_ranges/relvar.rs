//! A range of integers overlapping a range of dates.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::rooms;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    rooms
        // instead: .filter(rooms::numbers.overlaps(rooms::numbers))
        .filter(rooms::numbers.overlaps(rooms::booked))
        .select(rooms::title)
        .fetch_all(db)
        .await
}
