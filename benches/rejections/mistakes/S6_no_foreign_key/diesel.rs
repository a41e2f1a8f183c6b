//! A join without ON between tables that no foreign key links.

use diesel::prelude::*;

use crate::schema::{tags, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, i32)>> {
    users::table
        // instead: .inner_join(tags::table.on(tags::name.eq(users::name)))
        .inner_join(tags::table)
        .select((users::name, tags::uses))
        .load(connection)
}
