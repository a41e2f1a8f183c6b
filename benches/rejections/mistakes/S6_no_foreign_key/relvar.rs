//! A join without ON between tables that no foreign key links.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{tags, users};

pub async fn run(db: &Pool) -> Result<Vec<(String, i32)>> {
    users
        // instead: .inner_join(tags.on(tags::name.eq(users::name)))
        .inner_join(tags)
        .select((users::name, tags::uses))
        .fetch_all(db)
        .await
}
