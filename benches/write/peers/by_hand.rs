//! tokio-postgres by hand: the statement is prepared once.

use std::fmt::Write as _;
use std::time::Duration;

use relvar_benches::Outcome;
use relvar_benches::turns::Contestant;
use relvar_pg::tokio_postgres::types::ToSql;
use relvar_pg::tokio_postgres::{self, Client, NoTls, Statement};
use tokio::runtime::Runtime;

use super::timed;
use crate::scenario::{NewUser, Scenario, key, name};

pub(crate) struct ByHand<'r> {
    runtime: &'r Runtime,
    client: Client,
    statement: Statement,
    rows: Vec<NewUser>,
}

impl<'r> ByHand<'r> {
    pub(crate) fn new(scenario: Scenario, runtime: &'r Runtime, url: &str) -> Outcome<Self> {
        runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            tokio::spawn(connection);
            let statement = client.prepare(&text(scenario)).await?;
            Ok(ByHand { runtime, client, statement, rows: scenario.rows() })
        })
    }
}

fn text(scenario: Scenario) -> String {
    let Scenario::Insert(rows) = scenario else {
        return "UPDATE users SET name = $1 WHERE id = $2".to_owned();
    };
    let mut text = "INSERT INTO users (name, hair_color) VALUES ".to_owned();
    for row in 0..rows {
        let before = if row == 0 { "" } else { ", " };
        let _ = write!(text, "{before}(${}, ${})", 2 * row + 1, 2 * row + 2);
    }
    text
}

impl Contestant for ByHand<'_> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        let ByHand { runtime, client, statement, rows } = self;
        runtime.block_on(async {
            match rows.as_slice() {
                [] => timed!(times, laps, 1, |number| {
                    client.execute(&*statement, &[&name(number), &key(number)]).await?
                }),
                rows => timed!(times, laps, rows.len(), |_number| {
                    let mut values: Vec<&(dyn ToSql + Sync)> = Vec::with_capacity(2 * rows.len());
                    for row in rows {
                        values.push(&row.name);
                        values.push(&row.hair_color);
                    }
                    client.execute(&*statement, &values).await?
                }),
            }
            Ok(())
        })
    }
}
