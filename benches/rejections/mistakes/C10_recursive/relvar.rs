//! A recursive query that orders the rows of its union.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

#[derive(Debug, relvar::Row)]
pub struct Reached {
    pub person: i32,
}

pub async fn run(db: &Pool) -> Result<Vec<Reached>> {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let walk = first.recursive_union(|step| step.query().select(row!(Reached { person: step.person })));
    // instead: with(&walk, walk.query()).fetch_all(db).await
    with(&walk.order_by(users::id), walk.query()).fetch_all(db).await
}
