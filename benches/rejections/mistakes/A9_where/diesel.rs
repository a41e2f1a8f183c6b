//! A function that returns many rows, in WHERE.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::schema::users;

define_sql_function! {
    fn lower(text: Text) -> Text;
}
define_sql_function! {
    fn string_to_table(text: Text, separator: Text) -> Text;
}

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::name.eq(lower(users::name)))
        .filter(users::name.eq(string_to_table(users::name, ",")))
        .select(users::name)
        .load(connection)
}
