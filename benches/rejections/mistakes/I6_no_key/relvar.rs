//! ON CONFLICT with a column that is no key.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<u64> {
    users
        .insert((users::email.set("ann@x.org"), users::name.set("Ann")))
        // instead: .on_conflict(users::email)
        .on_conflict(users::name)
        .do_nothing()
        .execute(db)
        .await
}
