//! An aggregate in SET.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<u64> {
    users
        // instead: .update(users::karma.set(users::karma.add(1)))
        .update(users::karma.set(count_rows()))
        .filter(users::id.eq(1))
        .execute(db)
        .await
}
