//! An INSERT without a required column.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<u64> {
    users
        // instead: .insert((users::email.set("new@x.org"), users::name.set("New")))
        .insert((users::email.set("new@x.org"), users::age.set(20)))
        .execute(db)
        .await
}
