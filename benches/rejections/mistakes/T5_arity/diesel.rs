//! A function with an argument too many.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::schema::users;

define_sql_function! {
    fn lower(text: Text) -> Text;
}

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .filter(users::active)
        // instead: .select(lower(users::name))
        .select(lower(users::name, 1))
        .load(connection)
}
