//! One row read by half of a composite key.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::memberships;

pub async fn run(db: &Pool) -> Result<String> {
    let held = memberships.filter(memberships::user_id.eq(1));
    // instead: let held = held.filter(memberships::team_id.eq(2));
    let held = held.filter(memberships::role.ne("chief"));
    held.select(memberships::role).fetch_one(db).await
}
