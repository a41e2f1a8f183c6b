//! A value in ORDER BY that is meant as the column's position.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .select(users::name)
        // instead: .order_by(users::name.desc())
        .order_by(val::<Int4, _>(1).desc())
        .fetch_all(db)
        .await
}
