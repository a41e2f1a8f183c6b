//! One row read from a query that may give many.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<String> {
    // instead: users.filter(users::email.eq("ann@x.org")).select(users::name).fetch_one(db).await
    users.filter(users::active).select(users::name).fetch_one(db).await
}
