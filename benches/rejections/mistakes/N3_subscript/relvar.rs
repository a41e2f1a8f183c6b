//! An element that the array may not have, read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::rooms;

// instead: pub async fn run(db: &Pool) -> Result<Vec<Option<String>>> {
pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let second = relvar::fns::array::subscript(rooms::labels, 2);
    rooms.filter(rooms::id.lt(9)).select(second).fetch_all(db).await
}
