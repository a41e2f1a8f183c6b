//! ON CONFLICT with the column of a partial index, without its predicate.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::seats;

pub async fn run(db: &Pool) -> Result<u64> {
    seats
        .insert((seats::id.set(2), seats::guest.set("Ann")))
        // instead: .on_conflict(seats::guest_idx)
        .on_conflict(seats::guest)
        .do_nothing()
        .execute(db)
        .await
}
