//! An ON clause that names a table which is joined only later.

use diesel::prelude::*;

use crate::schema::{comments, posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    posts::table
        // instead: .inner_join(users::table.on(users::id.eq(posts::user_id)))
        .inner_join(users::table.on(users::id.nullable().eq(comments::user_id)))
        .inner_join(comments::table.on(comments::post_id.eq(posts::id)))
        .select(users::name)
        .load(connection)
}
