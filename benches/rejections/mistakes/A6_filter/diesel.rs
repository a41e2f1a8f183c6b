//! FILTER on a function that is no aggregate.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::schema::users;

define_sql_function! {
    fn lower(text: Text) -> Text;
}

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .group_by(users::name)
        // instead: .select(lower(users::name))
        .select(lower(users::name).aggregate_filter(users::active))
        .load(connection)
}
