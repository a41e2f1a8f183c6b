//! Adds a user and gives the key.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::users;

pub async fn run(db: &Pool, address: &str, called: &str, years: Option<i32>) -> Result<i32, Error> {
    users
        .insert((users::email.set(address), users::name.set(called), users::age.set(years)))
        .returning(users::id)
        .fetch_one(db)
        .await
}
