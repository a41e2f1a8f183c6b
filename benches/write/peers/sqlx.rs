//! sqlx on a bare connection, which keeps prepared statements by their text.

use std::time::Duration;

use relvar_benches::Outcome;
use relvar_benches::turns::Contestant;
use sqlx::Connection as _;
use sqlx::postgres::{PgConnection, Postgres};
use tokio::runtime::Runtime;

use super::timed;
use crate::scenario::{NewUser, Scenario, key, name};

pub(crate) struct Sqlx<'r> {
    runtime: &'r Runtime,
    connection: PgConnection,
    rows: Vec<NewUser>,
    /// One array per column in place of VALUES.
    unnest: bool,
}

impl<'r> Sqlx<'r> {
    pub(crate) fn new(scenario: Scenario, runtime: &'r Runtime, url: &str, unnest: bool) -> Outcome<Self> {
        let connection = runtime.block_on(PgConnection::connect(url))?;
        Ok(Sqlx { runtime, connection, rows: scenario.rows(), unnest })
    }
}

impl Contestant for Sqlx<'_> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        let Sqlx { runtime, connection, rows, unnest } = self;
        runtime.block_on(async {
            match rows.as_slice() {
                [] => timed!(times, laps, 1, |number| {
                    let update = sqlx::query("UPDATE users SET name = $1 WHERE id = $2");
                    let update = update.bind(name(number)).bind(key(number));
                    update.execute(&mut *connection).await?.rows_affected()
                }),
                [row] => timed!(times, laps, 1, |_number| {
                    let insert = sqlx::query("INSERT INTO users (name, hair_color) VALUES ($1, $2)");
                    let insert = insert.bind(&row.name).bind(&row.hair_color);
                    insert.execute(&mut *connection).await?.rows_affected()
                }),
                rows if *unnest => timed!(times, laps, rows.len(), |_number| {
                    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
                    let colors: Vec<Option<&str>> =
                        rows.iter().map(|row| row.hair_color.as_deref()).collect();
                    let text =
                        "INSERT INTO users (name, hair_color) SELECT * FROM UNNEST($1::text[], $2::text[])";
                    let insert = sqlx::query(text).bind(names).bind(colors);
                    insert.execute(&mut *connection).await?.rows_affected()
                }),
                rows => timed!(times, laps, rows.len(), |_number| {
                    let mut insert =
                        sqlx::QueryBuilder::<Postgres>::new("INSERT INTO users (name, hair_color) ");
                    insert.push_values(rows, |mut values, row| {
                        values.push_bind(&row.name).push_bind(&row.hair_color);
                    });
                    insert.build().execute(&mut *connection).await?.rows_affected()
                }),
            }
            Ok(())
        })
    }
}
