//! A column of the table itself where only its alias is in FROM.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let boss = users.alias::<'b'>();
    // instead: boss.filter(boss.name.eq("Ann")).select(boss.name).fetch_all(db).await
    boss.filter(users::name.eq("Ann")).select(boss.name).fetch_all(db).await
}
