//! The pool: one connection that writes, and several that read meanwhile.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

use tokio::sync::{Semaphore, TryAcquireError};

use crate::clock::within;
use crate::error::Kind;
use crate::session::{Role, Session, Shared, lock, reads};
use crate::{Config, Connection, Error, Result};

/// Connections to one database, shared by the whole program. Cloning it gives another handle to the same pool.
///
/// `&Pool` runs statements: those that read on a connection for reading, at the same time as one that writes; those that
/// write on the one connection for writing, one after the other. [`Pool::transaction`] has that connection to its end.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), relvar_sqlite::Error> {
/// let db = relvar_sqlite::Pool::connect("sqlite::memory:").await?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Pool(Arc<Lanes>);

/// How many connections a pool has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolState {
    /// All that are open.
    pub connections: u32,
    /// Those that nobody uses.
    pub idle: u32,
}

/// The connections of a pool, by what they are for.
pub(crate) struct Lanes {
    shared: Arc<Shared>,
    writer: Lane,
    /// A database in memory has the one connection alone.
    readers: Option<Lane>,
}

/// Connections of one kind.
struct Lane {
    role: Role,
    size: u32,
    /// As many permits as connections may be taken.
    free: Semaphore,
    sessions: Mutex<Sessions>,
}

#[derive(Default)]
struct Sessions {
    /// The one used last is used next: its statements are prepared.
    idle: Vec<Arc<Session>>,
    open: u32,
}

impl Lane {
    fn new(role: Role, size: u32) -> Self {
        Lane { role, size, free: Semaphore::new(size as usize), sessions: Mutex::default() }
    }
}

impl Pool {
    /// A pool for a path or a URL with the default settings. The file is opened at once, so that a mistake shows here.
    ///
    /// # Errors
    ///
    /// The URL is senseless, or the file cannot be opened or is no database: the error names it, and says why.
    pub async fn connect(url: &str) -> Result<Self> {
        Pool::with_config(Config::from_url(url)?).await
    }

    /// A pool with the given settings. The file is opened at once.
    ///
    /// # Errors
    ///
    /// As [`Pool::connect`].
    pub async fn with_config(config: Config) -> Result<Self> {
        let pool = Pool::lazy(config)?;
        drop(pool.acquire(Role::Writer).await?);
        Ok(pool)
    }

    /// A pool that opens the file when the first statement is run.
    ///
    /// # Errors
    ///
    /// The settings are senseless.
    pub fn lazy(config: Config) -> Result<Self> {
        let shared = Arc::new(Shared::new(config)?);
        let readers = (!shared.config.is_memory()).then(|| Lane::new(Role::Reader, shared.config.readers));
        Ok(Pool(Arc::new(Lanes { shared, writer: Lane::new(Role::Writer, 1), readers })))
    }

    /// The connection for writing, until it is dropped. Nobody else writes meanwhile.
    ///
    /// # Errors
    ///
    /// It did not become free within the acquire timeout, or the file cannot be opened.
    pub async fn get(&self) -> Result<Connection> {
        let lanes = self.0.clone();
        let session = lanes.acquire(Role::Writer).await?;
        Ok(Connection::new(Lease { session, role: Role::Writer, lanes }))
    }

    /// Which connection runs this text?
    pub(crate) fn role_for(&self, text: &str) -> Role {
        if self.0.readers.is_some() && reads(text) { Role::Reader } else { Role::Writer }
    }

    pub(crate) async fn acquire(&self, role: Role) -> Result<Pooled<'_>> {
        let session = self.0.acquire(role).await?;
        Ok(Lease { session, role, lanes: &*self.0 })
    }

    /// A connection that is free and open.
    pub(crate) fn acquire_at_once(&self, role: Role) -> Option<Pooled<'_>> {
        let session = self.0.acquire_at_once(role)?;
        Some(Lease { session, role, lanes: &*self.0 })
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0.shared
    }

    /// How many connections there are.
    pub fn state(&self) -> PoolState {
        let mut state = PoolState { connections: 0, idle: 0 };
        for lane in self.0.all() {
            let sessions = lock(&lane.sessions);
            state.connections += sessions.open;
            state.idle += u32::try_from(sessions.idle.len()).unwrap_or(u32::MAX);
        }
        state
    }

    /// Waits until all connections have come back, and closes them: then the whole database is in its file, and no
    /// file stands beside it. Whoever asks for a connection meanwhile, or later, is refused.
    ///
    /// A pool that is dropped closes its connections as well, and nobody waits for it.
    ///
    /// # Errors
    ///
    /// A connection could not be closed.
    pub async fn close(&self) -> Result<()> {
        let mut outcome = Ok(());
        // The writer last: who closes last writes what the log has into the file.
        let lanes = self.0.readers.iter().chain([&self.0.writer]);
        for lane in lanes {
            if let Ok(all) = lane.free.acquire_many(lane.size).await {
                all.forget();
                lane.free.close();
            }
            let idle = std::mem::take(&mut lock(&lane.sessions).idle);
            for session in idle {
                let closed = session.close().await;
                lock(&lane.sessions).open -= 1;
                outcome = outcome.and(closed);
            }
        }
        outcome
    }
}

impl Lanes {
    fn lane(&self, role: Role) -> &Lane {
        match (&self.readers, role) {
            (Some(readers), Role::Reader) => readers,
            _ => &self.writer,
        }
    }

    fn all(&self) -> impl Iterator<Item = &Lane> {
        self.readers.iter().chain([&self.writer])
    }

    fn acquire_at_once(&self, role: Role) -> Option<Arc<Session>> {
        let lane = self.lane(role);
        let permit = lane.free.try_acquire().ok()?;
        let session = lock(&lane.sessions).idle.pop()?;
        permit.forget();
        Some(session)
    }

    async fn acquire(&self, role: Role) -> Result<Arc<Session>> {
        let lane = self.lane(role);
        let limit = self.shared.config.acquire_timeout;
        let permit = match lane.free.try_acquire() {
            Ok(permit) => permit,
            Err(TryAcquireError::Closed) => return Err(Error::new(Kind::Closed)),
            Err(TryAcquireError::NoPermits) => match Box::pin(within(limit, lane.free.acquire())).await {
                Some(Ok(permit)) => permit,
                Some(Err(_)) => return Err(Error::new(Kind::Closed)),
                None => return Err(Error::new(Kind::AcquireTimeout { limit, what: self.in_use(lane) })),
            },
        };
        let idle = lock(&lane.sessions).idle.pop();
        let session = match idle {
            Some(session) => session,
            None => {
                // A database in memory went with its connection.
                if self.shared.config.is_memory() && lock(&lane.sessions).open > 0 {
                    return Err(Error::lost());
                }
                if lane.role == Role::Reader {
                    self.open_for_writing().await?;
                }
                let session = Box::pin(Session::open(self.shared.clone(), lane.role)).await?;
                lock(&lane.sessions).open += 1;
                Arc::new(session)
            }
        };
        permit.forget();
        Ok(session)
    }

    /// The connection that writes makes the file what it is to be, so it comes before those that read.
    async fn open_for_writing(&self) -> Result<()> {
        if lock(&self.writer.sessions).open > 0 {
            return Ok(());
        }
        let session = Box::pin(self.acquire(Role::Writer)).await?;
        self.give_back(Role::Writer, session);
        Ok(())
    }

    fn in_use(&self, lane: &Lane) -> &'static str {
        match (lane.role, &self.readers) {
            (Role::Reader, _) => "all that read are in use",
            (Role::Writer, Some(_)) => "the one that writes is in use, by a transaction or a stream",
            (Role::Writer, None) => {
                "a database in memory has one, and it is in use by a transaction or a stream"
            }
        }
    }

    fn give_back(&self, role: Role, session: Arc<Session>) {
        let lane = self.lane(role);
        let mut sessions = lock(&lane.sessions);
        if !session.is_lost() {
            sessions.idle.push(session);
        } else if !self.shared.config.is_memory() {
            sessions.open -= 1;
        }
        drop(sessions);
        lane.free.add_permits(1);
    }
}

/// A connection lent by the pool; it goes back when this is dropped.
pub(crate) struct Lease<Home: Borrow<Lanes>> {
    session: Arc<Session>,
    role: Role,
    lanes: Home,
}

/// A connection lent to somebody who has the pool.
pub(crate) type Pooled<'p> = Lease<&'p Lanes>;

impl<Home: Borrow<Lanes>> Deref for Lease<Home> {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl<Home: Borrow<Lanes>> Drop for Lease<Home> {
    fn drop(&mut self) {
        self.lanes.borrow().give_back(self.role, self.session.clone());
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("config", &self.0.shared.config).field("state", &self.state()).finish()
    }
}
