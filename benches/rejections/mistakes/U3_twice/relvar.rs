//! A column set twice.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<u64> {
    users
        // instead: .update((users::age.set(1), users::karma.set(2)))
        .update((users::age.set(1), users::age.set(2)))
        .filter(users::id.eq(1))
        .execute(db)
        .await
}
