//! A GROUPS frame without ORDER BY.

use diesel::dsl::{count, frame};
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    let near = frame::Groups.frame_between(1.preceding(), frame::CurrentRow);
    // instead: let members = count(users::id).window_order(users::id).frame_by(near);
    let members = count(users::id).frame_by(near);
    users::table.filter(users::active).select(members).load(connection)
}
