//! The pool: no ping when a connection is handed out, and no broken one is handed out either.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use bb8::{ErrorSink, ManageConnection, PooledConnection, RunError};
use futures_util::future::{Either, select};

use crate::error::{ConnectFailure, Kind};
use crate::execute::Handle;
use crate::session::{Session, Shared, lock};
use crate::{Config, Connection, Error, Result};

/// How long to wait before a failed connection is tried again.
const RETRY_AFTER: Duration = Duration::from_millis(100);

/// Connections to one database, shared by the whole program. Cloning it gives another handle to the same pool.
///
/// `&Pool` runs statements, each on whichever connection is free; [`Pool::transaction`] runs several on one.
///
/// ```no_run
/// # async fn example() -> Result<(), relvar_pg::Error> {
/// let db = relvar_pg::Pool::connect("postgres://ann:secret@localhost/shop").await?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Pool {
    connections: bb8::Pool<Manager>,
    shared: Arc<Shared>,
}

/// How many connections a pool has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolState {
    /// All that are open.
    pub connections: u32,
    /// Those that nobody uses.
    pub idle: u32,
}

impl Pool {
    /// A pool for `url` with the default settings. The first connection is made at once, so that a mistake shows
    /// here.
    ///
    /// # Errors
    ///
    /// The URL is senseless, or no connection could be made: the error names host, port and user, and why.
    pub async fn connect(url: &str) -> Result<Self> {
        Pool::with_config(Config::from_url(url)?).await
    }

    /// A pool with the given settings. The first connection is made at once.
    ///
    /// # Errors
    ///
    /// As [`Pool::connect`].
    pub async fn with_config(config: Config) -> Result<Self> {
        let pool = Pool::lazy(config)?;
        let first = Session::connect(pool.shared.clone()).await?;
        // There is room in a new pool; were there none, the connection would just be closed.
        let _ = pool.connections.add(Box::new(first));
        Ok(pool)
    }

    /// A pool that makes its first connection when one is asked for. Must be called inside a tokio runtime.
    ///
    /// # Errors
    ///
    /// The settings are senseless.
    pub fn lazy(config: Config) -> Result<Self> {
        let shared = Arc::new(Shared::new(config)?);
        let config = &shared.config;
        let connections = bb8::Pool::builder()
            .max_size(config.pool_size)
            .connection_timeout(config.acquire_timeout)
            .idle_timeout(config.idle_timeout)
            .max_lifetime(config.max_lifetime)
            .test_on_check_out(false)
            // The connection used last is the one whose statements are prepared and whose memory is warm.
            .queue_strategy(bb8::QueueStrategy::Lifo)
            // Who waits decides about trying again, so that a wrong password is reported at once.
            .retry_connection(false)
            .error_sink(Box::new(Failures(shared.clone())))
            .build_unchecked(Manager(shared.clone()));
        Ok(Pool { connections, shared })
    }

    /// A connection of one's own until it is dropped.
    ///
    /// # Errors
    ///
    /// No connection became free within the acquire timeout, or none could be made.
    pub async fn get(&self) -> Result<Connection> {
        self.acquire_from(|| self.connections.get_owned()).await.map(Connection::new)
    }

    pub(crate) async fn acquire(&self) -> Result<Pooled<'_>> {
        self.acquire_from(|| self.connections.get()).await
    }

    /// The same where none is free.
    pub(crate) async fn acquire_in_turn(&self) -> Result<Pooled<'_>> {
        self.in_time(self.wait(|| self.connections.get())).await
    }

    /// A connection that is free and not known to be broken.
    pub(crate) fn acquire_at_once(&self) -> Option<Pooled<'_>> {
        at_once_from(|| self.connections.get())
    }

    /// A connection that is not known to be broken. Where one is free, nothing is waited for and no clock is read.
    async fn acquire_from<'p, Waiting>(&self, get: impl Fn() -> Waiting) -> Result<Pooled<'p>>
    where
        Waiting: Future<Output = Result<Pooled<'p>, RunError<ConnectFailure>>>,
    {
        if let Some(connection) = at_once_from(&get) {
            return Ok(connection);
        }
        Box::pin(self.in_time(self.wait(get))).await
    }

    async fn in_time<'p>(&self, wait: impl Future<Output = Result<Pooled<'p>>>) -> Result<Pooled<'p>> {
        match tokio::time::timeout(self.shared.config.acquire_timeout, wait).await {
            Ok(outcome) => outcome,
            Err(_) => Err(self.acquire_timeout()),
        }
    }

    /// Waits for a connection. A failure that cannot pass is reported at once, another one after `connect_timeout`.
    async fn wait<'p, Waiting>(&self, get: impl Fn() -> Waiting) -> Result<Pooled<'p>>
    where
        Waiting: Future<Output = Result<Pooled<'p>, RunError<ConnectFailure>>>,
    {
        let started = Instant::now();
        loop {
            let failed = pin!(self.shared.failed.notified());
            let failure = match select(pin!(get()), failed).await {
                // A closed connection leaves the pool when it is dropped.
                Either::Left((Ok(connection), _)) if connection.is_lost() => continue,
                Either::Left((Ok(connection), _)) => return Ok(connection),
                Either::Left((Err(RunError::TimedOut), _)) => return Err(self.acquire_timeout()),
                Either::Left((Err(RunError::User(failure)), _)) => Some(failure),
                Either::Right(_) => lock(&self.shared.failure).clone(),
            };
            if let Some(failure) = failure
                && (!failure.transient || started.elapsed() >= self.shared.config.connect_timeout)
            {
                return Err(failure.into());
            }
            tokio::time::sleep(RETRY_AFTER).await;
        }
    }

    fn acquire_timeout(&self) -> Error {
        let config = &self.shared.config;
        let used_up = self.connections.state().connections >= config.pool_size;
        match lock(&self.shared.failure).clone() {
            Some(failure) if !used_up => failure.into(),
            _ => Error::new(Kind::AcquireTimeout { limit: config.acquire_timeout, size: config.pool_size }),
        }
    }

    pub(crate) fn handle(&self) -> Handle<'_> {
        Handle::Pool(self)
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    pub(crate) fn share(&self) -> Arc<Shared> {
        self.shared.clone()
    }

    /// How many connections there are.
    pub fn state(&self) -> PoolState {
        let state = self.connections.state();
        PoolState { connections: state.connections, idle: state.idle_connections }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("config", &self.shared.config).field("state", &self.state()).finish()
    }
}

fn at_once_from<'p, Waiting>(get: impl Fn() -> Waiting) -> Option<Pooled<'p>>
where
    Waiting: Future<Output = Result<Pooled<'p>, RunError<ConnectFailure>>>,
{
    at_once(get())?.ok().filter(|connection| !connection.is_lost())
}

/// What a future gives if it need not wait. It never becomes a part of the caller's future, which stays small.
fn at_once<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// A connection lent by the pool.
pub(crate) type Pooled<'p> = PooledConnection<'p, Manager>;

/// What bb8 asks about connections.
pub(crate) struct Manager(Arc<Shared>);

impl ManageConnection for Manager {
    /// Boxed, because bb8 moves it in and out of its queue.
    type Connection = Box<Session>;
    type Error = ConnectFailure;

    async fn connect(&self) -> Result<Box<Session>, ConnectFailure> {
        Session::connect(self.0.clone()).await.map(Box::new)
    }

    /// Never asked: a ping would cost a round trip for each statement.
    async fn is_valid(&self, _: &mut Box<Session>) -> Result<(), ConnectFailure> {
        Ok(())
    }

    /// A connection whose last answer nobody waited for would make its next user wait: it is closed instead, and the
    /// server is told to stop.
    fn has_broken(&self, session: &mut Box<Session>) -> bool {
        let busy = session.is_busy();
        if busy {
            session.cancel_in_background();
        }
        busy || session.is_lost()
    }
}

/// Tells those who wait for a connection why there is none.
#[derive(Clone)]
struct Failures(Arc<Shared>);

impl fmt::Debug for Failures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Failures")
    }
}

impl ErrorSink<ConnectFailure> for Failures {
    fn sink(&self, failure: ConnectFailure) {
        *lock(&self.0.failure) = Some(failure);
        self.0.failed.notify_waiters();
    }

    fn boxed_clone(&self) -> Box<dyn ErrorSink<ConnectFailure>> {
        Box::new(self.clone())
    }
}
