//! SET with an expression on the left.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<u64> {
    users
        // instead: .update(users::karma.set(2))
        .update(users::karma.add(1).set(2))
        .filter(users::id.eq(1))
        .execute(db)
        .await
}
