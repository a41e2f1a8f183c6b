//! WITHIN GROUP on an ordinary aggregate.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Option<f64>> {
    users
        .filter(users::active)
        // instead: .select(percentile_cont(0.5).within_group(users::karma.cast::<Float8>()))
        .select(avg(users::karma.cast::<Float8>()).within_group(users::id))
        .fetch_one(db)
        .await
}
