//! Deletes what somebody said about a post.

use diesel::prelude::*;

use crate::schema::comments;

pub fn run(db: &mut PgConnection, about: i32, from: i32) -> QueryResult<usize> {
    diesel::delete(comments::table)
        .filter(comments::post_id.eq(about).and(comments::user_id.eq(from)))
        .execute(db)
}
