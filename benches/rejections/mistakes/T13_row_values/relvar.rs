//! Row values of different lengths compared.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::memberships;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let seat = row_of((memberships::user_id, memberships::team_id));
    memberships
        // instead: .filter(seat.eq((1, 2)))
        .filter(seat.eq((1, 2, 3)))
        .select(memberships::role)
        .fetch_all(db)
        .await
}
