//! An aggregate with DISTINCT and ORDER BY something else than its argument.

use diesel::prelude::*;
use diesel::sql_types::{Array, Nullable, Text};

use crate::schema::users;

#[declare_sql_function]
extern "SQL" {
    #[aggregate]
    fn array_agg(value: Text) -> Nullable<Array<Text>>;
}

pub fn run(connection: &mut PgConnection) -> QueryResult<Option<Vec<String>>> {
    users::table
        .filter(users::active)
        // instead: .select(array_agg(users::name).aggregate_distinct().aggregate_order(users::name))
        .select(array_agg(users::name).aggregate_distinct().aggregate_order(users::karma))
        .first(connection)
}
