//! The connection for writing, as one's own.

use std::fmt;
use std::sync::Arc;

use crate::handle::Handle;
use crate::pool::{Lanes, Lease};
use crate::session::{Role, Session};
use crate::{Pool, Result};

/// The connection that writes. It belongs to its holder until it is dropped; then it goes back to its pool.
///
/// `&Connection` runs statements, one after the other. Dropping the future of a statement gives the statement up; the
/// connection stays usable.
pub struct Connection {
    session: Lease<Arc<Lanes>>,
}

impl Connection {
    pub(crate) fn new(session: Lease<Arc<Lanes>>) -> Self {
        Connection { session }
    }

    /// Runs SQL without parameters, several statements if they are separated by semicolons: for DDL and scripts.
    ///
    /// This and [`Pool::batch_execute`] are the only methods that take SQL text of run time: what is put into it is not
    /// quoted and can be another statement. A crate that wants none of it says so in its `clippy.toml`, and with
    /// `#![deny(clippy::disallowed_methods)]` clippy refuses every call with the reason that is given there:
    ///
    /// ```toml
    /// disallowed-methods = [
    ///     { path = "relvar_sqlite::Pool::batch_execute", reason = "SQL text of run time" },
    ///     { path = "relvar_sqlite::Connection::batch_execute", reason = "SQL text of run time" },
    /// ]
    /// ```
    ///
    /// Text that begins with PRAGMA, VACUUM, BEGIN, ATTACH or DETACH runs as it is, because most of these must not be in a
    /// transaction; all other is one transaction.
    ///
    /// # Errors
    ///
    /// SQLite refuses one of them. Those before it in the text are undone with it, where the text is one transaction. Text
    /// that leaves a transaction open is undone too.
    pub async fn batch_execute(&self, sql: &str) -> Result<()> {
        self.session.script(sql, false).end().await.map(|_| ())
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    pub(crate) fn handle(&self) -> Handle<'_> {
        Handle::Connection(&self.session)
    }
}

impl Pool {
    /// Runs SQL without parameters on the connection that writes; see [`Connection::batch_execute`].
    ///
    /// # Errors
    ///
    /// No connection, or SQLite refuses one of the statements.
    pub async fn batch_execute(&self, sql: &str) -> Result<()> {
        let session = self.acquire(Role::Writer).await?;
        session.script(sql, false).end().await.map(|_| ())
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").finish_non_exhaustive()
    }
}
