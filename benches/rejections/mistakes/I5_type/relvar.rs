//! An INSERT from a query with a column of another type.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{tags, users};

pub async fn run(db: &Pool) -> Result<u64> {
    // instead: let rows = users.select((users::name, users::id));
    let rows = users.select((users::name, users::email));
    tags.insert_from((tags::name, tags::uses), rows).execute(db).await
}
