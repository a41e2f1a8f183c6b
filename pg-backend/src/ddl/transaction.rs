//! The one transaction of `create_all` and `drop_all`.

use std::pin::pin;
use std::task::{Context, Waker};

use tokio_postgres::Client;

use super::error::Error;

/// Whoever creates or drops tables holds this advisory lock until the end of its transaction: "relvar" in ASCII.
const LOCK: i64 = 0x7265_6c76_6172;

/// A transaction that is rolled back when it is dropped, also when its future is.
pub(super) struct Transaction<'c> {
    client: &'c Client,
    open: bool,
}

impl<'c> Transaction<'c> {
    /// Begins, and waits for its turn. Only under READ COMMITTED does a statement after the lock see what the
    /// previous holder has committed.
    pub(super) async fn begin(client: &'c Client) -> Result<Self, Error> {
        let transaction = Transaction { client, open: true };
        let begin = "START TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";
        transaction.run("cannot begin", begin).await?;
        let lock = format!("SELECT pg_catalog.pg_advisory_xact_lock({LOCK})");
        match transaction.run("cannot wait for its turn", &lock).await {
            Ok(()) => Ok(transaction),
            Err(error) => transaction.end(Err(error)).await,
        }
    }

    /// Runs one statement; `task` begins the message of its error.
    pub(super) async fn run(&self, task: &str, statement: &str) -> Result<(), Error> {
        self.client.batch_execute(statement).await.map_err(|error| Error::server(task, error))
    }

    /// Commits what succeeded, rolls back what did not.
    pub(super) async fn end<T>(mut self, result: Result<T, Error>) -> Result<T, Error> {
        match result {
            Ok(value) => {
                self.run("cannot commit", "COMMIT").await?;
                self.open = false;
                Ok(value)
            }
            Err(error) => {
                // The first error is the one to report; a connection on which ROLLBACK fails is lost anyway.
                self.open = self.run("cannot roll back", "ROLLBACK").await.is_err();
                Err(error)
            }
        }
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.open {
            // The first poll puts the message into the connection's queue; nobody is left to wait for the answer.
            let rollback = pin!(self.client.batch_execute("ROLLBACK"));
            let _ = rollback.poll(&mut Context::from_waker(Waker::noop()));
        }
    }
}
