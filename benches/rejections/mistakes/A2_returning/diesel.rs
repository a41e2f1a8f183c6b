//! An aggregate in RETURNING.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::schema::posts;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    diesel::update(posts::table.filter(posts::id.eq(1)))
        .set(posts::title.eq("New"))
        // instead: .returning(posts::views)
        .returning(count_star())
        .get_results(connection)
}
