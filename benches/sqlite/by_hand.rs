//! rusqlite by hand: a thread that has the connection, statements that are cached, answers by a channel.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use relvar_benches::Outcome;
use rusqlite::{Connection, Row, params};
use tokio::sync::oneshot;

use crate::scenario::{ROOM, ROWS, Scenario, Threaded, User, key, name, sum};

pub(crate) const KEY: &str = "SELECT id, name, hair_color FROM users WHERE id = ?1";
pub(crate) const LOAD: &str = "SELECT id, name, hair_color FROM users WHERE id <= ?1";
pub(crate) const INSERT: &str = "INSERT INTO users (name, hair_color) VALUES (?1, ?2)";
pub(crate) const UPDATE: &str = "UPDATE users SET name = ?1 WHERE id = ?2";

/// The rows of the scenarios.
pub(crate) fn fill(file: &Path) -> Outcome<()> {
    let mut connection = open(file)?;
    connection.execute_batch(
        "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, hair_color TEXT) STRICT",
    )?;
    let transaction = connection.transaction()?;
    for number in 0..ROWS {
        let hair = (number % 3 > 0).then(|| format!("colour {}", number % 7));
        transaction.prepare_cached(INSERT)?.execute(params![name(number as usize), hair])?;
    }
    transaction.commit()?;
    Ok(())
}

/// As relvar opens it.
fn open(file: &Path) -> Outcome<Connection> {
    let connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000",
    )?;
    connection.execute_batch(ROOM)?;
    Ok(connection)
}

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

pub(crate) struct ByHand {
    scenario: Scenario,
    jobs: Sender<Job>,
}

fn user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User { id: row.get(0)?, name: row.get(1)?, hair_color: row.get(2)? })
}

impl ByHand {
    pub(crate) fn ready(scenario: Scenario, file: &Path) -> Outcome<Self> {
        let mut connection = open(file)?;
        let (jobs, received) = channel::<Job>();
        thread::spawn(move || received.iter().for_each(|job| job(&mut connection)));
        Ok(ByHand { scenario, jobs })
    }

    async fn call<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Outcome<T> {
        let (answer, answered) = oneshot::channel();
        let job = move |connection: &mut Connection| {
            // Nobody waits any more: nobody is told.
            let _ = answer.send(job(connection));
        };
        self.jobs.send(Box::new(job)).map_err(|_| "the connection's thread has ended")?;
        Ok(answered.await??)
    }
}

impl Threaded for ByHand {
    async fn once(&self, number: usize) -> Outcome<u64> {
        match self.scenario {
            Scenario::Key => {
                let found =
                    self.call(move |db| db.prepare_cached(KEY)?.query_row([key(number)], user)).await?;
                Ok(sum(&[found]))
            }
            Scenario::Load => {
                let users = self.call(|db| {
                    let mut statement = db.prepare_cached(LOAD)?;
                    let users: rusqlite::Result<Vec<User>> = statement.query_map([1_000], user)?.collect();
                    users
                });
                Ok(sum(&users.await?))
            }
            Scenario::Insert => {
                let name = name(number);
                let inserted =
                    self.call(move |db| db.prepare_cached(INSERT)?.execute(params![name, None::<&str>]));
                Ok(inserted.await? as u64)
            }
            Scenario::InsertMany => {
                let names: Vec<String> = (0..100).map(name).collect();
                let inserted = self.call(move |db| {
                    let transaction = db.transaction()?;
                    let mut inserted = 0;
                    {
                        let mut statement = transaction.prepare_cached(INSERT)?;
                        for name in &names {
                            inserted += statement.execute(params![name, None::<&str>])?;
                        }
                    }
                    transaction.commit()?;
                    Ok(inserted)
                });
                Ok(inserted.await? as u64)
            }
            Scenario::Update => {
                let name = name(number);
                let changed =
                    self.call(move |db| db.prepare_cached(UPDATE)?.execute(params![name, key(number)]));
                Ok(changed.await? as u64)
            }
        }
    }
}
