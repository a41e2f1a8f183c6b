//! A value for a column GENERATED ALWAYS AS IDENTITY.

use diesel::prelude::*;

use crate::schema::comments;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(comments::table)
        // instead: .values((comments::post_id.eq(1), comments::text.eq("hm")))
        .values((comments::id.eq(9), comments::post_id.eq(1), comments::text.eq("hm")))
        .execute(connection)
}
