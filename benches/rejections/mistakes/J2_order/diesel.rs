//! An ORDER BY that is a text of a user.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let order = String::from("(SELECT karma FROM users u WHERE u.id = users.id)");
    users::table
        .select(users::name)
        // instead: .order_by(users::name.desc())
        .order_by(sql::<Text>(&order))
        .load(connection)
}
