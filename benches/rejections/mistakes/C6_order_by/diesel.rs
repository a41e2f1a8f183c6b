//! DISTINCT ON with an ORDER BY that begins with something else.

use diesel::prelude::*;

use crate::schema::posts;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    posts::table
        .distinct_on(posts::user_id)
        // instead: .order_by((posts::user_id, posts::views))
        .order_by((posts::views, posts::user_id))
        .select(posts::title)
        .load(connection)
}
