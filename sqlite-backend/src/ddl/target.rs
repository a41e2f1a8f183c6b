//! Where tables are created and dropped, and the one transaction in which that happens.

use std::sync::{Arc, Mutex};

use rusqlite::Connection as Database;

use super::error::Error;
use crate::handle::Handle;
use crate::session::{Role, lock};
use crate::{Connection, Pool};

/// Where tables are created and dropped: made from `&Pool` or `&mut Connection`.
#[derive(Debug)]
pub struct Target<'c>(Kind<'c>);

#[derive(Debug)]
enum Kind<'c> {
    Pool(&'c Pool),
    Connection(&'c mut Connection),
}

impl<'c> From<&'c Pool> for Target<'c> {
    fn from(pool: &'c Pool) -> Self {
        Target(Kind::Pool(pool))
    }
}

impl<'c> From<&'c mut Connection> for Target<'c> {
    fn from(connection: &'c mut Connection) -> Self {
        Target(Kind::Connection(connection))
    }
}

impl Target<'_> {
    /// Runs `body` on the connection's thread, in a transaction that is committed where it succeeds.
    pub(super) async fn run<T, Body>(self, body: Body) -> Result<T, Error>
    where
        T: Send + 'static,
        Body: FnOnce(&Database) -> Result<T, Error> + Send + 'static,
    {
        let handle = match &self.0 {
            Kind::Pool(pool) => Handle::Pool(pool),
            Kind::Connection(connection) => connection.handle(),
        };
        let session = handle.lease(Role::Writer).await?;
        let outcome = Arc::new(Mutex::new(None));
        let place = outcome.clone();
        let task = Box::new(move |db: &Database| *lock(&place) = Some(within_transaction(db, body)));
        session.task(task).end().await?;
        let outcome = lock(&outcome).take();
        outcome.unwrap_or_else(|| Err(crate::Error::lost().into()))
    }
}

/// Where it fails, the transaction is left to the thread to roll back.
fn within_transaction<T>(
    db: &Database,
    body: impl FnOnce(&Database) -> Result<T, Error>,
) -> Result<T, Error> {
    // Takes the lock for writing at once: what is read then stays true.
    run(db, "cannot begin the transaction", "BEGIN IMMEDIATE")?;
    let value = body(db)?;
    run(db, "cannot commit", "COMMIT")?;
    Ok(value)
}

/// Runs one statement; `task` begins the message of its error.
pub(super) fn run(db: &Database, task: &str, statement: &str) -> Result<(), Error> {
    db.execute_batch(statement).map_err(|error| Error::database(task, error))
}
