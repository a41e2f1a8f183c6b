//! diesel-async, on tokio-postgres.

use std::time::Duration;

use diesel::{ExpressionMethods as _, QueryDsl as _};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _};
use relvar_benches::Outcome;
use relvar_benches::turns::Contestant;
use tokio::runtime::Runtime;

use super::diesel_itself::{New, users};
use super::timed;
use crate::scenario::{NewUser, Scenario, key, name};

pub(crate) struct DieselAsync<'r> {
    runtime: &'r Runtime,
    connection: AsyncPgConnection,
    rows: Vec<NewUser>,
}

impl<'r> DieselAsync<'r> {
    pub(crate) fn new(scenario: Scenario, runtime: &'r Runtime, url: &str) -> Outcome<Self> {
        let connection = runtime.block_on(AsyncPgConnection::establish(url))?;
        Ok(DieselAsync { runtime, connection, rows: scenario.rows() })
    }
}

impl Contestant for DieselAsync<'_> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        let DieselAsync { runtime, connection, rows } = self;
        runtime.block_on(async {
            match rows.as_slice() {
                [] => timed!(times, laps, 1, |number| {
                    let update = diesel::update(users::table.find(key(number)));
                    update.set(users::name.eq(name(number))).execute(connection).await? as u64
                }),
                [row] => timed!(times, laps, 1, |_number| {
                    let insert = diesel::insert_into(users::table).values(New::from(row));
                    insert.execute(connection).await? as u64
                }),
                rows => timed!(times, laps, rows.len(), |_number| {
                    let rows: Vec<New<'_>> = rows.iter().map(New::from).collect();
                    diesel::insert_into(users::table).values(rows).execute(connection).await? as u64
                }),
            }
            Ok(())
        })
    }
}
