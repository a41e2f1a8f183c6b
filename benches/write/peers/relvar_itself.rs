//! relvar on a connection of its own.

use std::time::Duration;

use relvar::prelude::*;
use relvar_benches::Outcome;
use relvar_benches::turns::Contestant;
use relvar_pg::{Config, Connection, Pool};
use tokio::runtime::Runtime;

use super::timed;
use crate::scenario::{NewUser, Scenario, key, name};

relvar::table! {
    users {
        #[primary_key] #[identity] id -> Int4,
        name -> Text,
        hair_color -> Nullable<Text>,
    }
}

pub(crate) struct Relvar<'r> {
    runtime: &'r Runtime,
    connection: Connection,
    rows: Vec<NewUser>,
}

impl<'r> Relvar<'r> {
    pub(crate) fn new(scenario: Scenario, runtime: &'r Runtime, url: &str) -> Outcome<Self> {
        let connection = runtime.block_on(async {
            let pool = Pool::with_config(Config::from_url(url)?.pool_size(1)).await?;
            pool.get().await
        })?;
        Ok(Relvar { runtime, connection, rows: scenario.rows() })
    }
}

impl Contestant for Relvar<'_> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        let Relvar { runtime, connection, rows } = self;
        runtime.block_on(async {
            match rows.as_slice() {
                [] => timed!(times, laps, 1, |number| {
                    let update = users.update(users::name.set(name(number)));
                    update.filter(users::id.eq(key(number))).execute(&*connection).await?
                }),
                [row] => timed!(times, laps, 1, |_number| users.insert(row).execute(&*connection).await?),
                rows => timed!(times, laps, rows.len(), |_number| {
                    users.insert(rows).execute(&*connection).await?
                }),
            }
            Ok(())
        })
    }
}
