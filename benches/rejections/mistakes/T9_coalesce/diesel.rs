//! COALESCE of different types.

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use crate::schema::posts;

define_sql_function! {
    fn coalesce(value: Nullable<Text>, otherwise: Text) -> Text;
}

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    posts::table
        .filter(posts::views.lt(10))
        // instead: .select(coalesce(posts::body, posts::title))
        .select(coalesce(posts::body, posts::views))
        .load(connection)
}
