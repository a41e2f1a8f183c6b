//! A RANGE frame with an offset over two ORDER BY expressions.

use diesel::dsl::{count, frame};
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    let near = frame::Range.frame_between(1.preceding(), frame::CurrentRow);
    // instead: let members = count(users::id).window_order(users::karma).frame_by(near);
    let members = count(users::id).window_order((users::karma, users::id)).frame_by(near);
    users::table.filter(users::active).select(members).load(connection)
}
