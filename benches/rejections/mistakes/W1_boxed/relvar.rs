//! A window function in a boxed condition.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    // instead: let first = users::karma.eq(1);
    let first = row_number().over(window().order_by(users::id)).eq(1);
    let condition: Cond<'_, relvar::check::OnlyTable<users::table>, relvar_pg::Pg> = Cond::new(first);
    users.select(users::name).dynamic().filter_boxed(condition).fetch_all(db).await
}
