//! Transactions and savepoints: committed where the closure gives `Ok`, rolled back in every other case.

mod retry;

use std::fmt;
use std::marker::PhantomData;

use relvar::backend::Hooks;
use tracing::Instrument;

use crate::access::{Access, ReadOnly, ReadWrite};
use crate::handle::Handle;
use crate::session::{Control, Role, Session};
use crate::{Connection, Error, Pool, Reader, Result, trace};

pub use retry::Retrying;

/// An open transaction, or a savepoint in one. `&Transaction` runs statements.
///
/// What it may do is part of its type: a [`ReadOnly`] one refuses writing statements at compile time. One that writes has
/// the lock for writing from its beginning, so it never fails later because of another one; as all of SQLite, it is
/// serializable.
///
/// A statement that fails is undone alone, and the transaction goes on. After a few errors (no memory, no room, a broken
/// disk), and where the future of a statement that writes is dropped, SQLite undoes the whole transaction: what is sent
/// after that is refused, and so is its COMMIT, with an error that [`Error::is_aborted`] tells.
pub struct Transaction<'t, Mode = ReadWrite> {
    session: &'t Session,
    /// How many savepoints it is inside of.
    depth: u32,
    hooks: &'t Hooks,
    kind: PhantomData<fn() -> Mode>,
}

/// A transaction that is not begun yet: [`Pool::transaction_with`], [`Connection::transaction_with`].
#[must_use = "nothing happens until `run` is awaited"]
pub struct TransactionBuilder<Source, Mode = ReadWrite> {
    source: Source,
    kind: PhantomData<fn() -> Mode>,
}

impl<Source, Mode> TransactionBuilder<Source, Mode> {
    fn new(source: Source) -> Self {
        TransactionBuilder { source, kind: PhantomData }
    }

    /// It only reads: on a connection for reading, while others write.
    pub fn read_only(self) -> TransactionBuilder<Source, ReadOnly> {
        TransactionBuilder::new(self.source)
    }
}

impl<Mode: Access> TransactionBuilder<&Pool, Mode> {
    /// Runs `body` in the transaction; see [`Pool::transaction`].
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn run<T, E, Body>(self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode>) -> Result<T, E>,
        E: From<Error>,
    {
        let session = self.source.acquire(role::<Mode>()).await?;
        whole(&session, body).await
    }
}

impl<Mode: Access> TransactionBuilder<&mut Connection, Mode> {
    /// Runs `body` in the transaction; see [`Pool::transaction`].
    ///
    /// # Errors
    ///
    /// As [`Pool::transaction`].
    pub async fn run<T, E, Body>(self, body: Body) -> Result<T, E>
    where
        Body: AsyncFnOnce(Transaction<'_, Mode>) -> Result<T, E>,
        E: From<Error>,
    {
        whole(self.source.session(), body).await
    }
}

impl Pool {
    /// Runs `body` in a transaction on the connection that writes: COMMIT where it gives `Ok`, ROLLBACK where it gives
    /// `Err`, panics, or is dropped before its end. Others that write wait meanwhile; those that read do not, and do not see
    /// what is not committed.
    ///
    /// The error is any type that this library's can become, so `?` in the closure leaves open which one. Where the
    /// call's own result is returned, as below, that says it; where it is followed by `?`, name it at the closure's end:
    /// `Ok::<_, relvar_sqlite::Error>(())`.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_sqlite::Pool) -> Result<(), relvar_sqlite::Error> {
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
    /// What `body` gives; no connection; BEGIN or COMMIT failed. Where SQLite had undone the transaction and `body` still
    /// gave `Ok`, that is an error too.
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
    /// # async fn example(db: relvar_sqlite::Pool) -> Result<(), relvar_sqlite::Error> {
    /// db.transaction_with().read_only().run(async |tx| Ok(())).await
    /// # }
    /// ```
    pub fn transaction_with(&self) -> TransactionBuilder<&Pool> {
        TransactionBuilder::new(self)
    }
}

impl Reader {
    /// Runs `body` in a transaction that only reads; see [`Pool::transaction`].
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

    /// A transaction that only reads, with other properties than the default ones; see [`Pool::transaction_with`].
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

impl<Mode: Access> Transaction<'_, Mode> {
    /// Runs `body` inside a savepoint: what it did is kept where it gives `Ok`, undone in every other case, and the
    /// transaction goes on. Until it ends, this handle cannot be used otherwise.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_sqlite::Pool) -> Result<(), relvar_sqlite::Error> {
    /// db.transaction(async |mut tx| {
    ///     let tried = tx.transaction(async |savepoint| Ok::<_, relvar_sqlite::Error>(())).await;
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
        Body: AsyncFnOnce(Transaction<'_, Mode>) -> Result<T, E>,
        E: From<Error>,
    {
        run(self.session, self.depth + 1, self.hooks, body).await
    }

    /// Calls `hook` once the whole transaction is committed, after `transaction` knows it and before it returns: for a
    /// message that must not be sent of what is then undone. It is never called where the transaction, or the savepoint
    /// that it was given in, is rolled back.
    ///
    /// Hooks run in the order in which they were given. One that has to wait for something spawns a task.
    ///
    /// ```no_run
    /// # async fn example(db: relvar_sqlite::Pool, mails: tokio::sync::mpsc::UnboundedSender<&'static str>) -> Result<(), relvar_sqlite::Error> {
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
        Handle::Transaction { session: self.session, writes: Mode::WRITES }
    }
}

impl<Mode> fmt::Debug for Transaction<'_, Mode> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction").field("depth", &self.depth).finish_non_exhaustive()
    }
}

fn role<Mode: Access>() -> Role {
    if Mode::WRITES { Role::Writer } else { Role::Reader }
}

/// A transaction from BEGIN to COMMIT, and then its hooks.
async fn whole<T, E, Mode, Body>(session: &Session, body: Body) -> Result<T, E>
where
    Mode: Access,
    Body: AsyncFnOnce(Transaction<'_, Mode>) -> Result<T, E>,
    E: From<Error>,
{
    let hooks = Hooks::default();
    let value = run(session, 0, &hooks, body).await?;
    hooks.call();
    Ok(value)
}

async fn run<T, E, Mode, Body>(session: &Session, depth: u32, hooks: &Hooks, body: Body) -> Result<T, E>
where
    Mode: Access,
    Body: AsyncFnOnce(Transaction<'_, Mode>) -> Result<T, E>,
    E: From<Error>,
{
    let begin = match depth {
        0 if Mode::WRITES => Control::Begin,
        0 => Control::BeginReading,
        depth => Control::Savepoint(depth),
    };
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

/// Begins or ends a transaction; who listens sees it like a statement.
async fn control(session: &Session, control: Control) -> Result<()> {
    let span = trace::control_span(&session.shared, &control.sql());
    session.control(control).end().instrument(span).await.map(|_| ())
}

/// What has to be ended. Dropped without an end, it is rolled back: the order is in the connection's queue at once, before
/// any statement that is sent later, and nobody waits for its answer.
struct Open<'t> {
    session: &'t Session,
    depth: u32,
    hooks: &'t Hooks,
    /// How many hooks there were when it began.
    hooks_before: usize,
    ended: bool,
}

impl<'t> Open<'t> {
    async fn begin(session: &'t Session, depth: u32, hooks: &'t Hooks, begin: Control) -> Result<Self> {
        // Before BEGIN is sent: if the future is dropped meanwhile, the transaction may be open.
        let mut open = Open { session, depth, hooks, hooks_before: hooks.count(), ended: false };
        let outcome = control(session, begin).await;
        open.ended = outcome.is_err();
        outcome.map(|()| open)
    }

    /// A failed COMMIT has rolled back; a failed RELEASE leaves the savepoint to the transaction's end.
    async fn commit(mut self) -> Result<()> {
        let outcome = match self.depth {
            0 => control(self.session, Control::Commit).await,
            depth => control(self.session, Control::Release(depth)).await,
        };
        self.ended = true;
        if outcome.is_err() {
            self.hooks.forget_after(self.hooks_before);
        }
        outcome
    }

    /// Where this fails, the connection is lost, and with it the transaction.
    async fn roll_back(mut self) {
        self.hooks.forget_after(self.hooks_before);
        let _ = control(self.session, self.rollback()).await;
        self.ended = true;
    }

    fn rollback(&self) -> Control {
        match self.depth {
            0 => Control::Rollback,
            depth => Control::RollbackTo(depth),
        }
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.hooks.forget_after(self.hooks_before);
            let control = self.rollback();
            let _entered = trace::control_span(&self.session.shared, &control.sql()).entered();
            drop(self.session.control(control));
        }
    }
}
