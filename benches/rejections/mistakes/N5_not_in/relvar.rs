//! NOT IN with a subquery that may give a NULL, and then finds nothing.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{teams, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    // instead: let taken = users.filter(users::team_id.is_not_null()).select(users::team_id.assume_not_null());
    let taken = users.filter(users::active).select(users::team_id);
    teams.filter(teams::id.is_not_in(taken)).select(teams::title).fetch_all(db).await
}
