//! A column of another table in RETURNING.

use diesel::prelude::*;

use crate::schema::{posts, tags};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    diesel::delete(tags::table)
        .filter(tags::uses.lt(2))
        // instead: .returning(tags::name)
        .returning(posts::title)
        .get_results(connection)
}
