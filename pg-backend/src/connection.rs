//! One connection of one's own, and the way down to tokio-postgres.

use std::fmt;

use tokio_postgres::Client;

use crate::Result;
use crate::execute::Handle;
use crate::pool::{Pool, Pooled};
use crate::session::{Flight, Lease, Session};

/// A connection that belongs to its holder until it is dropped; then it goes back to its pool.
///
/// `&Connection` runs statements. It can be shared: statements that are awaited together (`tokio::join!`) travel
/// together, and the server answers them in order.
///
/// Dropping the future of a statement gives the statement up; the connection stays usable.
pub struct Connection {
    session: Pooled<'static>,
}

impl Connection {
    pub(crate) fn new(session: Pooled<'static>) -> Self {
        Connection { session }
    }

    /// The tokio-postgres client underneath, for what the language does not cover.
    ///
    /// The connection goes back to its pool as the client leaves it. In particular, a transaction that was begun with
    /// plain SQL must be ended with plain SQL.
    pub fn client(&self) -> &Client {
        &self.session.client
    }

    /// Runs SQL without parameters, several statements if they are separated by semicolons: for DDL and scripts.
    ///
    /// This and [`Pool::batch_execute`] are the only methods that take SQL text of run time: what is put into it is not
    /// quoted and can be another statement. (`client` of a connection and of a transaction gives the driver underneath,
    /// which takes text as well.) A crate that wants none of it says so in its `clippy.toml`, and with
    /// `#![deny(clippy::disallowed_methods)]` clippy refuses every call with the reason that is given there:
    ///
    /// ```toml
    /// disallowed-methods = [
    ///     { path = "relvar_pg::Pool::batch_execute", reason = "SQL text of run time" },
    ///     { path = "relvar_pg::Connection::batch_execute", reason = "SQL text of run time" },
    ///     { path = "relvar_pg::Connection::client", reason = "SQL text of run time" },
    ///     { path = "relvar_pg::Transaction::client", reason = "SQL text of run time" },
    /// ]
    /// ```
    ///
    /// # Errors
    ///
    /// The server refuses one of them. Those before it in the text are undone with it.
    pub async fn batch_execute(&self, sql: &str) -> Result<()> {
        batch_execute(Lease::Lent(&self.session), sql).await.map_err(|error| self.handle().settle(error))
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    pub(crate) fn handle(&self) -> Handle<'_> {
        Handle::Connection(&self.session)
    }
}

impl Pool {
    /// Runs SQL without parameters on any connection; see [`Connection::batch_execute`].
    ///
    /// # Errors
    ///
    /// No connection, or the server refuses one of the statements.
    pub async fn batch_execute(&self, sql: &str) -> Result<()> {
        batch_execute(Lease::Pooled(self.acquire().await?), sql)
            .await
            .map_err(|error| self.handle().settle(error))
    }
}

/// Sends text as it is and waits for its end.
pub(crate) async fn batch_execute(lease: Lease<'_>, sql: &str) -> Result<()> {
    let flight = Flight::start(lease);
    let outcome = flight.session().client.batch_execute(sql).await.map_err(crate::Error::from);
    flight.land(&outcome);
    outcome
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").finish_non_exhaustive()
    }
}
