//! An UPDATE without WHERE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<u64> {
    users
        .update(users::karma.set(0))
        // instead: .filter(users::id.eq(1)).execute(db)
        .execute(db)
        .await
}
