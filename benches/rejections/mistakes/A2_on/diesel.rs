//! An aggregate in ON.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .inner_join(posts::table.on(posts::views.gt(users::karma)))
        .inner_join(posts::table.on(posts::views.nullable().gt(max(users::karma))))
        .select(posts::title)
        .load(connection)
}
