//! A column inserted twice.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::tags;

pub async fn run(db: &Pool) -> Result<u64> {
    tags
        // instead: .insert((tags::name.set("new"), tags::uses.set(1)))
        .insert((tags::name.set("new"), tags::name.set("newer")))
        .execute(db)
        .await
}
