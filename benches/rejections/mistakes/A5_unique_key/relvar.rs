//! A column beside a grouped unique key, which is no primary key.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<(String, String)>> {
    users
        // instead: .group_by(users::id)
        .group_by(users::email)
        .select((users::email, users::name))
        .fetch_all(db)
        .await
}
