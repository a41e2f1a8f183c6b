//! Transactions and savepoints: committed where the closure gives `Ok`, rolled back in every other case.

mod retry;

use std::fmt;
use std::marker::PhantomData;

use futures_util::FutureExt;
use relvar::backend::Hooks;
use tracing::Instrument;

use crate::connection::batch_execute;
use crate::error::Kind;
use crate::execute::{Handle, limited};
use crate::isolation::{Access, Isolation, ReadOnly, ReadWrite, Serializable, ServerDefault};
use crate::session::{Lease, Session};
use crate::{Connection, Error, Pool, Reader, Result, trace};

pub use retry::Retrying;

/// An open transaction, or a savepoint in one. `&Transaction` runs statements.
///
/// What it may do is part of its type: a [`ReadOnly`] one refuses writing statements at compile time, and a function
/// that needs [`Serializable`] asks for it with [`AtLeast`](crate::AtLeast).
///
/// ```
/// use relvar_pg::{AtLeast, ReadWrite, Serializable, Transaction};
///
/// async fn transfer<Level: AtLeast<Serializable>>(tx: &Transaction<'_, ReadWrite, Level>) { /* .. */ }
/// ```
pub struct Transaction<'t, Mode = ReadWrite, Level = ServerDefault> {
    session: &'t Session,
    /// How many savepoints it is inside of.
    depth: u32,
    hooks: &'t Hooks,
    kind: PhantomData<fn() -> (Mode, Level)>,
}

/// A transaction that is not begun yet: [`Pool::transaction_with`], [`Connection::transaction_with`].
#[must_use = "nothing happens until `run` is awaited"]
pub struct TransactionBuilder<Source, Mode = ReadWrite, Level = ServerDefault> {
    source: Source,
    deferrable: bool,
    kind: PhantomData<fn() -> (Mode, Level)>,
}

impl<Source, Mode, Level> TransactionBuilder<Source, Mode, Level> {
    fn new(source: Source) -> Self {
        TransactionBuilder { source, deferrable: false, kind: PhantomData }
    }

    fn become_kind<NewMode, NewLevel>(self) -> TransactionBuilder<Source, NewMode, NewLevel> {
        TransactionBuilder { source: self.source, deferrable: self.deferrable, kind: PhantomData }
    }

    /// `READ ONLY`.
    pub fn read_only(self) -> TransactionBuilder<Source, ReadOnly, Level> {
        self.become_kind()
    }

    /// `ISOLATION LEVEL`: [`ReadCommitted`](crate::ReadCommitted), [`RepeatableRead`](crate::RepeatableRead) or
    /// [`Serializable`].
    pub fn isolation<NewLevel: Isolation>(self, _: NewLevel) -> TransactionBuilder<Source, Mode, NewLevel> {
        self.become_kind()
    }
}

impl<Source> TransactionBuilder<Source, ReadOnly, Serializable> {
    /// `DEFERRABLE`: waits until it can run without ever failing for serialization, and without hindering others.
    pub fn deferrable(self) -> Self {
        TransactionBuilder { deferrable: true, ..self }
    }
}

impl<Source, Mode: Access, Level: Isolation> TransactionBuilder<Source, Mode, Level> {
    fn begin(&self) -> String {
        let deferrable = if self.deferrable { " DEFERRABLE" } else { "" };
        format!("BEGIN{}{}{deferrable}", Level::SQL, Mode::SQL)
    }
}

impl<Mode: Access, Level: Isolation> TransactionBuilder<&Pool, Mode, Level> {
    /// Runs `body` in the transaction; see [`Pool::transaction`].
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn run<T, E, Body>(self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode, Level>) -> Result<T, E>,
        E: From<Error>,
    {
        let session = self.source.acquire().await?;
        whole(&session, &self.begin(), body).await
    }
}

impl<Mode: Access, Level: Isolation> TransactionBuilder<&mut Connection, Mode, Level> {
    /// Runs `body` in the transaction; see [`Pool::transaction`].
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn run<T, E, Body>(self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode, Level>) -> Result<T, E>,
        E: From<Error>,
    {
        whole(self.source.session(), &self.begin(), body).await
    }
}

impl Pool {
    /// Runs `body` in a transaction on one connection: COMMIT where it gives `Ok`, ROLLBACK where it gives `Err`,
    /// panics, or is dropped before its end.
    ///
    /// The error is any type that this library's can become, so `?` in the closure leaves open which one. Where the
    /// call's own result is returned, as below, that says it; where it is followed by `?`, name it at the closure's end:
    /// `Ok::<_, relvar_pg::Error>(())`. Rust has no default for a function's type parameter that would say it instead,
    /// and a fixed type would shut out the errors of the program.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_pg::Pool) -> Result<(), relvar_pg::Error> {
    /// db.transaction(async |tx| {
    ///     // users.insert(..).execute(&tx).await?;
    ///     Ok(())
    /// })
    /// .await
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// What `body` gives; no connection; BEGIN or COMMIT failed. Where a statement had failed and `body` still gave
    /// `Ok`, the server can only roll back, and that is an error too.
    pub async fn transaction<T, E, Body>(&self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_>) -> Result<T, E>,
        E: From<Error>,
    {
        self.transaction_with().run(body).await
    }

    /// A transaction with other properties than the default ones.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_pg::Pool) -> Result<(), relvar_pg::Error> {
    /// use relvar_pg::Serializable;
    ///
    /// db.transaction_with().isolation(Serializable).read_only().run(async |tx| Ok(())).await
    /// # }
    /// ```
    pub fn transaction_with(&self) -> TransactionBuilder<&Pool> {
        TransactionBuilder::new(self)
    }
}

impl Reader {
    /// Runs `body` in a READ ONLY transaction; see [`Pool::transaction`].
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn transaction<T, E, Body>(&self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, ReadOnly>) -> Result<T, E>,
        E: From<Error>,
    {
        self.transaction_with().run(body).await
    }

    /// A READ ONLY transaction with other properties than the default ones; see [`Pool::transaction_with`].
    pub fn transaction_with(&self) -> TransactionBuilder<&Pool, ReadOnly> {
        self.pool().transaction_with().read_only()
    }
}

impl Connection {
    /// Runs `body` in a transaction; see [`Pool::transaction`]. Until it ends, the connection cannot be used
    /// otherwise.
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn transaction<T, E, Body>(&mut self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_>) -> Result<T, E>,
        E: From<Error>,
    {
        self.transaction_with().run(body).await
    }

    /// A transaction with other properties than the default ones; see [`Pool::transaction_with`].
    pub fn transaction_with(&mut self) -> TransactionBuilder<&mut Connection> {
        TransactionBuilder::new(self)
    }
}

impl<Mode: Access, Level: Isolation> Transaction<'_, Mode, Level> {
    /// Runs `body` inside a savepoint: what it did is kept where it gives `Ok`, undone in every other case, and the
    /// transaction goes on. Until it ends, this handle cannot be used otherwise.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_pg::Pool) -> Result<(), relvar_pg::Error> {
    /// db.transaction(async |mut tx| {
    ///     let tried = tx.transaction(async |savepoint| Ok::<_, relvar_pg::Error>(())).await;
    ///     if tried.is_err() { /* another way, with the same `tx` */ }
    ///     Ok(())
    /// })
    /// .await
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// What `body` gives, or the savepoint could not be made or released.
    pub async fn transaction<T, E, Body>(&mut self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode, Level>) -> Result<T, E>,
        E: From<Error>,
    {
        let depth = self.depth + 1;
        run(self.session, depth, self.hooks, &format!("SAVEPOINT relvar_{depth}"), body).await
    }

    /// Calls `hook` once the whole transaction is committed, after `transaction` knows it and before it returns: for a
    /// message that must not be sent of what is then undone. It is never called where the transaction, or the savepoint
    /// that it was given in, is rolled back, nor where the outcome of COMMIT is not known.
    ///
    /// Hooks run in the order in which they were given. One that has to wait for something spawns a task.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_pg::Pool, mails: tokio::sync::mpsc::UnboundedSender<&'static str>) -> Result<(), relvar_pg::Error> {
    /// db.transaction(async |tx| {
    ///     // users.insert(..).execute(&tx).await?;
    ///     tx.after_commit(move || drop(mails.send("welcome")));
    ///     Ok(())
    /// })
    /// .await
    /// # }
    /// ```
    pub fn after_commit(&self, hook: impl FnOnce() + Send + 'static) {
        self.hooks.add(hook);
    }

    pub(crate) fn handle(&self) -> Handle<'_> {
        Handle::Transaction(self.session)
    }
}

impl<Mode, Level> Transaction<'_, Mode, Level> {
    pub(crate) fn session(&self) -> &Session {
        self.session
    }

    /// The tokio-postgres client underneath, for what the language does not cover. It must not end the transaction.
    pub fn client(&self) -> &tokio_postgres::Client {
        &self.session.client
    }
}

impl<Mode, Level> fmt::Debug for Transaction<'_, Mode, Level> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction").field("depth", &self.depth).finish_non_exhaustive()
    }
}

/// A transaction from BEGIN to COMMIT, and then its hooks.
async fn whole<T, E, Mode, Level, Body>(session: &Session, begin: &str, body: Body) -> Result<T, E>
where
    Body: AsyncFnOnce(Transaction<'_, Mode, Level>) -> Result<T, E>,
    E: From<Error>,
{
    let hooks = Hooks::default();
    let value = run(session, 0, &hooks, begin, body).await?;
    hooks.call();
    Ok(value)
}

async fn run<T, E, Mode, Level, Body>(
    session: &Session,
    depth: u32,
    hooks: &Hooks,
    begin: &str,
    body: Body,
) -> Result<T, E>
where
    Body: AsyncFnOnce(Transaction<'_, Mode, Level>) -> Result<T, E>,
    E: From<Error>,
{
    let open = Open::begin(session, depth, hooks, begin).await?;
    match body(Transaction { session, depth, hooks, kind: PhantomData }).await {
        Ok(value) => {
            open.commit().await?;
            Ok(value)
        }
        Err(error) => {
            open.roll_back().await;
            Err(error)
        }
    }
}

/// Begins or ends a transaction; who listens sees it like a statement, and it may take as long as one.
async fn control(session: &Session, sql: &str) -> Result<()> {
    let exchange =
        batch_execute(Lease::Lent(session), sql).instrument(trace::control_span(&session.shared, sql));
    match session.shared.config.statement_timeout {
        None => exchange.await,
        Some(limit) => Box::pin(limited(limit, session, exchange)).await,
    }
}

/// What has to be ended. Dropped without an end, it is rolled back: the order goes out at once, before any statement
/// that is sent later, and nobody waits for its answer.
struct Open<'t> {
    session: &'t Session,
    depth: u32,
    hooks: &'t Hooks,
    /// How many hooks there were when it began.
    hooks_before: usize,
    ended: bool,
}

impl<'t> Open<'t> {
    async fn begin(session: &'t Session, depth: u32, hooks: &'t Hooks, begin: &str) -> Result<Self> {
        // Before BEGIN is sent: if the future is dropped meanwhile, the transaction may be open.
        let mut open = Open { session, depth, hooks, hooks_before: hooks.count(), ended: false };
        if depth == 0 {
            session.begin();
        }
        match control(session, begin).await {
            Ok(()) => Ok(open),
            Err(error) => {
                // Without an answer it may have begun.
                open.ended = !error.is_unanswered();
                Err(error)
            }
        }
    }

    async fn commit(mut self) -> Result<()> {
        if self.depth == 0 && self.session.is_doubtful() {
            // COMMIT of a failed transaction rolls back and is no error, so what became of a statement that was given up
            // has to be known before. Where the transaction has failed, this fails too.
            let _ = control(self.session, "SELECT").await;
        }
        if self.session.has_failed() {
            self.roll_back().await;
            return Err(Error::new(Kind::Aborted));
        }
        let lost_before = self.session.is_lost();
        let outcome = match self.depth {
            0 => control(self.session, "COMMIT").await,
            depth => control(self.session, &format!("RELEASE relvar_{depth}")).await,
        };
        // A failed COMMIT has rolled back; a failed RELEASE leaves the savepoint to the transaction's end.
        self.ended = true;
        outcome.map_err(|error| {
            let may_have_committed = self.depth == 0 && !lost_before && error.is_unanswered();
            if may_have_committed { error.unsettled() } else { error }
        })
    }

    /// Where this fails, the connection is lost, and with it the transaction.
    async fn roll_back(mut self) {
        self.hooks.forget_after(self.hooks_before);
        let outcome = control(self.session, &self.rollback()).await;
        if outcome.is_ok() {
            self.session.forgive();
        }
        self.ended = true;
    }

    fn rollback(&self) -> String {
        match self.depth {
            0 => "ROLLBACK".to_owned(),
            depth => format!("ROLLBACK TO relvar_{depth}; RELEASE relvar_{depth}"),
        }
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.hooks.forget_after(self.hooks_before);
            // The first poll puts the message into the connection's queue; its answer is read and dropped there. It is no
            // flight, because it is over at once: a connection that did nothing else may go back to its pool.
            let sql = self.rollback();
            let span = trace::control_span(&self.session.shared, &sql);
            let _ = self.session.client.batch_execute(&sql).instrument(span).now_or_never();
            self.session.forgive();
        }
    }
}
