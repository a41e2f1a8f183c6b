//! A column of an alias that is not in FROM.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let boss = users.alias::<'b'>();
    users
        // instead: .filter(users::name.eq("Ann"))
        .filter(boss.name.eq("Ann"))
        .select(users::name)
        .fetch_all(db)
        .await
}
