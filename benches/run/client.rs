//! The scenarios by hand on tokio-postgres, and with relvar on a connection and on a pool.

use std::hint::black_box;
use std::pin::pin;

use futures_util::TryStreamExt;
use relvar::prelude::*;
use relvar_pg::tokio_postgres::{self, NoTls, Row, Statement};
use relvar_pg::{Config, Connection, Pool};

use crate::Outcome;
use crate::scenario::{Scenario, TABLES, USERS};

relvar::table! {
    users {
        #[primary_key] #[identity] id -> Int4,
        name -> Text,
        city -> Nullable<Text>,
        visits -> Int8,
    }
}

relvar::table! {
    notes {
        #[primary_key] #[identity] id -> Int4,
        user_id -> Int4,
        line -> Text,
    }
}

/// The key that is read and written.
const KEY: i32 = 7;

/// What runs the statements.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Client {
    /// tokio-postgres: the statement prepared once, the columns read by index.
    Raw,
    /// relvar on a connection of its own.
    Connection,
    /// relvar on a pool.
    Pool,
}

impl Client {
    pub(crate) const ALL: [Client; 3] = [Client::Raw, Client::Connection, Client::Pool];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Client::Raw => "by-hand",
            Client::Connection => "connection",
            Client::Pool => "pool",
        }
    }

    pub(crate) fn named(name: &str) -> Outcome<Self> {
        let found = Client::ALL.into_iter().find(|client| client.name() == name);
        found.ok_or_else(|| format!("no client `{name}`").into())
    }
}

/// A client that is ready: connected, with its tables made.
pub(crate) enum Ready {
    Raw(tokio_postgres::Client, Statement),
    Connection(Connection),
    Pool(Pool),
}

impl Ready {
    pub(crate) async fn new(client: Client, scenario: Scenario, url: &str) -> Outcome<Self> {
        match client {
            Client::Raw => {
                let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
                tokio::spawn(connection);
                client.batch_execute(TABLES).await?;
                let text = match scenario {
                    Scenario::Key => "SELECT id, name, city, visits FROM users WHERE id = $1",
                    Scenario::Update => "UPDATE users SET name = $1 WHERE id = $2",
                    Scenario::Insert => "INSERT INTO notes (user_id, line) VALUES ($1, $2)",
                    Scenario::Load => "SELECT id, name, city, visits FROM users",
                };
                let statement = client.prepare(text).await?;
                Ok(Ready::Raw(client, statement))
            }
            Client::Connection => {
                let connection = Self::pool(url).await?.get().await?;
                connection.batch_execute(TABLES).await?;
                Ok(Ready::Connection(connection))
            }
            Client::Pool => {
                let pool = Self::pool(url).await?;
                pool.batch_execute(TABLES).await?;
                Ok(Ready::Pool(pool))
            }
        }
    }

    /// With a single connection, because temporary tables are a connection's own.
    async fn pool(url: &str) -> Outcome<Pool> {
        Ok(Pool::with_config(Config::from_url(url)?.pool_size(1)).await?)
    }

    /// Runs the scenario's statement `times` times, one after another.
    pub(crate) async fn repeat(&self, scenario: Scenario, times: usize) -> Outcome<()> {
        macro_rules! relvar {
            ($db:expr) => {
                match scenario {
                    Scenario::Key => {
                        for _ in 0..times {
                            let user = users.find(black_box(KEY)).fetch_one($db).await?;
                            expect(black_box(user).id, KEY)?;
                        }
                    }
                    Scenario::Update => {
                        for _ in 0..times {
                            let update = users.update(users::name.set(black_box("somebody")));
                            expect(update.filter(users::id.eq(black_box(KEY))).execute($db).await?, 1)?;
                        }
                    }
                    Scenario::Insert => {
                        for _ in 0..times {
                            let note =
                                (notes::user_id.set(black_box(KEY)), notes::line.set(black_box("a note")));
                            expect(notes.insert(note).execute($db).await?, 1)?;
                        }
                    }
                    Scenario::Load => {
                        for _ in 0..times {
                            expect(black_box(users.query().fetch_all($db).await?).len(), USERS)?;
                        }
                    }
                }
            };
        }
        match self {
            Ready::Raw(client, statement) => by_hand(client, statement, scenario, times).await?,
            Ready::Connection(connection) => relvar!(connection),
            Ready::Pool(pool) => relvar!(pool),
        }
        Ok(())
    }
}

/// A row of `users`, written by hand; relvar's own rows have the same fields.
struct User {
    id: i32,
    #[allow(dead_code, reason = "read to be measured")]
    name: String,
    #[allow(dead_code, reason = "read to be measured")]
    city: Option<String>,
    #[allow(dead_code, reason = "read to be measured")]
    visits: i64,
}

impl User {
    fn read(row: &Row) -> Result<Self, tokio_postgres::Error> {
        Ok(User {
            id: row.try_get(0)?,
            name: row.try_get(1)?,
            city: row.try_get(2)?,
            visits: row.try_get(3)?,
        })
    }
}

async fn by_hand(
    client: &tokio_postgres::Client,
    statement: &Statement,
    scenario: Scenario,
    times: usize,
) -> Outcome<()> {
    match scenario {
        Scenario::Key => {
            for _ in 0..times {
                let row = client.query_one(statement, &[&black_box(KEY)]).await?;
                expect(black_box(User::read(&row)?).id, KEY)?;
            }
        }
        Scenario::Update => {
            for _ in 0..times {
                let values: [&(dyn tokio_postgres::types::ToSql + Sync); 2] =
                    [&black_box("somebody"), &black_box(KEY)];
                expect(client.execute(statement, &values).await?, 1)?;
            }
        }
        Scenario::Insert => {
            for _ in 0..times {
                let values: [&(dyn tokio_postgres::types::ToSql + Sync); 2] =
                    [&black_box(KEY), &black_box("a note")];
                expect(client.execute(statement, &values).await?, 1)?;
            }
        }
        Scenario::Load => {
            for _ in 0..times {
                let values: [&i32; 0] = [];
                let mut rows = pin!(client.query_raw(statement, values).await?);
                let mut all = Vec::new();
                while let Some(row) = rows.try_next().await? {
                    all.push(User::read(&row)?);
                }
                expect(black_box(all).len(), USERS)?;
            }
        }
    }
    Ok(())
}

fn expect<T: PartialEq>(found: T, expected: T) -> Outcome<()> {
    if found == expected { Ok(()) } else { Err("a statement gave something else than it should".into()) }
}
