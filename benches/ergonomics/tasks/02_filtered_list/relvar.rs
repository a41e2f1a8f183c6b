//! The first active users of an age and above, by name.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::users;

#[derive(relvar::Row)]
pub struct Adult {
    pub id: i32,
    pub name: String,
    pub age: Option<i32>,
}

pub async fn run(db: &Pool, at_least: i32, limit: u32) -> Result<Vec<Adult>, Error> {
    users
        .filter(users::active.and(users::age.ge(at_least)))
        .order_by((users::name, users::id))
        .limit(limit)
        .select_as::<Adult>()
        .fetch_all(db)
        .await
}
