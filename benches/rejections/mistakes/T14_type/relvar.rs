//! `find` with a key of another type.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Option<String>> {
    // instead: users.find(1).select(users::name).fetch_optional(db).await
    users.find("1").select(users::name).fetch_optional(db).await
}
