//! A window function in a boxed condition.

use diesel::dsl::row_number;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let first = users::karma.eq(1);
    let first = row_number().window_order(users::id).eq(1);
    let condition: Box<dyn BoxableExpression<users::table, Pg, SqlType = Bool>> = Box::new(first);
    users::table.filter(condition).select(users::name).load(connection)
}
