//! A statement on a connection that is still giving rows.

use diesel::pg::PgRowByRowLoadingMode;
use diesel::prelude::*;

use crate::schema::tags;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    let mut changed = 0;
    // instead: let names: Vec<String> = tags::table.select(tags::name).load(connection)?;
    let names = tags::table.select(tags::name).load_iter::<String, PgRowByRowLoadingMode>(connection)?;
    for name in names {
        // instead: let tag = tags::table.find(name);
        let tag = tags::table.find(name?);
        changed += diesel::update(tag).set(tags::uses.eq(0)).execute(connection)?;
    }
    Ok(changed)
}
