//! `find` with half of a composite key.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::memberships;

pub async fn run(db: &Pool) -> Result<Option<String>> {
    // instead: memberships.find((1, 1)).select(memberships::role).fetch_optional(db).await
    memberships.find(1).select(memberships::role).fetch_optional(db).await
}
