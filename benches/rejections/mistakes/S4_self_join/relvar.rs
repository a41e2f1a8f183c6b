//! A table that is joined to itself without an alias.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    // instead: let boss = users.alias::<'b'>();
    // instead: let pairs = users.inner_join(boss.on(boss.id.eq(users::team_id)));
    let pairs = users.inner_join(users.on(users::id.eq(users::team_id)));
    pairs.select(users::name).fetch_all(db).await
}
