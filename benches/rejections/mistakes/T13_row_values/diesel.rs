//! Row values of different lengths compared.

use diesel::prelude::*;
use diesel::sql_types::{Integer, Record};

use crate::schema::memberships;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let seat = (memberships::user_id, memberships::team_id).into_sql::<Record<(Integer, Integer)>>();
    memberships::table
        // instead: .filter(seat.eq((1, 2)))
        .filter(seat.eq((1, 2, 3)))
        .select(memberships::role)
        .load(connection)
}
