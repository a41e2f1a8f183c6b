//! An INSERT from a query with a column of another type.

use diesel::prelude::*;

use crate::schema::{tags, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    // instead: let rows = users::table.select((users::name, users::id));
    let rows = users::table.select((users::name, users::email));
    rows.insert_into(tags::table).into_columns((tags::name, tags::uses)).execute(connection)
}
