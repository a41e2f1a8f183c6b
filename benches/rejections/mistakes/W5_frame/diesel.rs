//! A frame that ends before it starts.

use diesel::dsl::{count, frame};
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    // instead: let near = frame::Rows.frame_between(1.preceding(), frame::CurrentRow);
    let near = frame::Rows.frame_between(frame::CurrentRow, 1.preceding());
    let members = count(users::id).window_order(users::id).frame_by(near);
    users::table.filter(users::active).select(members).load(connection)
}
