//! Where tables are created and dropped, and the one transaction in which that happens.

use tokio_postgres::Client;

use super::error::Error;
use crate::execute::Handle;
use crate::{Connection, Pool, ReadCommitted, ReadWrite, Transaction};

/// Whoever creates or drops tables holds this advisory lock until the end of its transaction: "relvar" in ASCII.
const LOCK: i64 = 0x7265_6c76_6172;

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
    /// Runs `body` when it is its turn, in a transaction. Only under READ COMMITTED does a statement after the lock
    /// see what the previous holder has committed.
    pub(super) async fn run<T, Body>(self, body: Body) -> Result<T, Error>
    where
        Body: AsyncFnOnce(&Client) -> Result<T, Error>,
    {
        let body = async |transaction: Transaction<'_, ReadWrite, ReadCommitted>| {
            let client = transaction.client();
            let lock = format!("SELECT pg_catalog.pg_advisory_xact_lock({LOCK})");
            run(client, "cannot wait for other callers", &lock).await?;
            let value = body(client).await?;
            // A type that was dropped and created is another one, whatever its name.
            if let Handle::Transaction(session) = transaction.handle() {
                session.forget_types();
            }
            Ok(value)
        };
        match self.0 {
            Kind::Pool(pool) => pool.transaction_with().isolation(ReadCommitted).run(body).await,
            Kind::Connection(connection) => {
                connection.transaction_with().isolation(ReadCommitted).run(body).await
            }
        }
    }
}

/// Runs one statement; `task` begins the message of its error.
pub(super) async fn run(client: &Client, task: &str, statement: &str) -> Result<(), Error> {
    client.batch_execute(statement).await.map_err(|error| Error::server(task, error))
}
