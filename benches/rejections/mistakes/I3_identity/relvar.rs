//! A value for a column GENERATED ALWAYS AS IDENTITY.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::comments;

pub async fn run(db: &Pool) -> Result<u64> {
    comments
        // instead: .insert((comments::post_id.set(1), comments::text.set("hm")))
        .insert((comments::id.set(9), comments::post_id.set(1), comments::text.set("hm")))
        .execute(db)
        .await
}
