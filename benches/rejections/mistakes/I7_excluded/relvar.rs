//! `excluded` outside of ON CONFLICT.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<u64> {
    users
        // instead: .update(users::name.set(users::email))
        .update(users::name.set(excluded(users::email)))
        .filter(users::id.eq(1))
        .execute(db)
        .await
}
