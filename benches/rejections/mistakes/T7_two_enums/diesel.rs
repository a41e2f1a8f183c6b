//! Two different enums compared.

use diesel::prelude::*;

use crate::schema::{comments, posts};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    comments::table
        .inner_join(posts::table)
        // instead: .filter(posts::title.eq(comments::text))
        .filter(posts::status.eq(comments::tone))
        .select(posts::title)
        .load(connection)
}
