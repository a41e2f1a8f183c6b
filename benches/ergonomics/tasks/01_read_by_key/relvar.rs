//! A user by the key, where there is one.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::users;

pub async fn run(db: &Pool, key: i32) -> Result<Option<users::Row>, Error> {
    users.find(key).fetch_optional(db).await
}
