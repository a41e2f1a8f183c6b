//! An ORDER BY that is a text of a user.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let order = String::from("(SELECT karma FROM users u WHERE u.id = users.id)");
    users
        .select(users::name)
        // instead: .order_by(users::name.desc())
        .order_by(order)
        .fetch_all(db)
        .await
}
