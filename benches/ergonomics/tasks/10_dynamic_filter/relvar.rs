//! The keys of the users whose name holds a text, who have an age or more, who are active or not: as far as asked for.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::users;

pub async fn run(
    db: &Pool,
    part: Option<&str>,
    at_least: Option<i32>,
    state: Option<bool>,
) -> Result<Vec<i32>, Error> {
    users
        .filter_opt(part.map(|part| users::name.contains(part)))
        .filter_opt(at_least.map(|at_least| users::age.ge(at_least)))
        .filter_opt(state.map(|state| users::active.eq(state)))
        .order_by(users::id)
        .select(users::id)
        .fetch_all(db)
        .await
}
