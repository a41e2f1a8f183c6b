//! One connection with what is remembered of it: its statements, its types, and whether it may be used again.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use postgres_types::Type;
use relvar::kernel::TypeName;
use tokio::sync::Notify;
use tokio_postgres::Client;

use crate::connect::{Connector, connect};
use crate::error::ConnectFailure;
use crate::pool::Pooled;
use crate::statement::StatementCache;
use crate::{Config, Error, Result};

/// What all connections of a pool have in common.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) connector: Connector,
    /// Host and port for traces.
    pub(crate) host: String,
    pub(crate) port: u16,
    /// OIDs of types that belong to the database itself.
    pub(crate) types: Mutex<HashMap<TypeName, Type>>,
    /// Why the pool could not make its last new connection, and who waits for one.
    pub(crate) failure: Mutex<Option<ConnectFailure>>,
    pub(crate) failed: Notify,
    /// The server's version, once a statement asked for it; `None` where the server does not tell.
    pub(crate) version: OnceLock<Option<u32>>,
    /// Statements are prepared, may take forever, and none counts as slow.
    pub(crate) plain: bool,
}

impl Shared {
    pub(crate) fn new(config: Config) -> Result<Self> {
        config.check()?;
        Ok(Shared {
            connector: Connector::new(&config)?,
            host: config.host(),
            port: config.port(),
            plain: config.prepared_statements
                && config.statement_timeout.is_none()
                && config.slow_statement.is_none(),
            config,
            types: Mutex::default(),
            failure: Mutex::default(),
            version: OnceLock::new(),
            failed: Notify::new(),
        })
    }
}

/// One connection.
pub(crate) struct Session {
    /// Shared with the statement that is being sent.
    pub(crate) client: Arc<Client>,
    pub(crate) shared: Arc<Shared>,
    pub(crate) statements: Mutex<StatementCache>,
    /// Types of the database itself that the client knows.
    pub(crate) types: Mutex<HashSet<TypeName>>,
    /// Number of the last statement that was sent.
    started: AtomicU64,
    /// Highest number of a statement whose response is complete.
    finished: AtomicU64,
    /// Number of the last statement that was sent when a response was given up; 0 is never.
    abandoned: AtomicU64,
    /// A statement failed since the transaction or savepoint began.
    failed: AtomicBool,
    /// A statement was given up since then: whether it failed is not known.
    doubtful: AtomicBool,
    /// A statement failed since the transaction began because of a concurrent one.
    conflict: AtomicBool,
    /// The server said good-bye, or the socket failed.
    lost: AtomicBool,
}

impl Session {
    pub(crate) async fn connect(shared: Arc<Shared>) -> Result<Self, ConnectFailure> {
        let client = connect(&shared.config, &shared.connector).await?;
        Ok(Session {
            client: Arc::new(client),
            statements: Mutex::new(StatementCache::new(shared.config.statement_cache)),
            shared,
            types: Mutex::default(),
            started: AtomicU64::new(0),
            finished: AtomicU64::new(0),
            abandoned: AtomicU64::new(0),
            failed: AtomicBool::new(false),
            doubtful: AtomicBool::new(false),
            conflict: AtomicBool::new(false),
            lost: AtomicBool::new(false),
        })
    }

    /// Has the server still to answer a statement that nobody waits for?
    pub(crate) fn is_busy(&self) -> bool {
        let abandoned = self.abandoned.load(Ordering::Acquire);
        // The server answers in order: a later complete answer means that the abandoned one is through.
        abandoned != 0 && self.finished.load(Ordering::Acquire) <= abandoned
    }

    /// Is there no connection any more? The flag knows it a moment before the client does.
    pub(crate) fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Acquire) || self.client.is_closed()
    }

    /// The connection is of no further use.
    pub(crate) fn lose(&self) {
        self.lost.store(true, Ordering::Release);
    }

    /// Asks the server to stop what nobody waits for. Where the last handle is dropped outside of the runtime, nobody
    /// could send the request.
    pub(crate) fn cancel_in_background(&self) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let token = self.client.cancel_token();
        let shared = self.shared.clone();
        runtime.spawn(async move { shared.connector.cancel(token).await });
    }

    /// Did a statement fail since [`Session::forgive`]? Then the server refuses all others and COMMIT rolls back.
    pub(crate) fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Acquire)
    }

    /// Was a statement given up since [`Session::forgive`]? It may have failed.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.doubtful.load(Ordering::Acquire)
    }

    /// Did a statement since [`Session::begin`] fail because of a concurrent transaction?
    pub(crate) fn has_conflicted(&self) -> bool {
        self.conflict.load(Ordering::Acquire)
    }

    /// A new transaction begins.
    pub(crate) fn begin(&self) {
        self.forgive();
        self.conflict.store(false, Ordering::Release);
    }

    /// A savepoint was rolled back, or the whole transaction.
    pub(crate) fn forgive(&self) {
        self.failed.store(false, Ordering::Release);
        self.doubtful.store(false, Ordering::Release);
    }

    /// What the transaction does not do to its end fails it: a COPY that is dropped.
    pub(crate) fn fail(&self) {
        self.failed.store(true, Ordering::Release);
    }

    fn note(&self, error: &Error) {
        if error.is_connection_lost() {
            self.lost.store(true, Ordering::Release);
        }
        match error.sqlstate() {
            // Undefined object, or a lookup by OID that found nothing: a type was dropped and made anew.
            Some("42704" | "XX000") => self.forget_types(),
            // Serialization failure, deadlock.
            Some("40001" | "40P01") => self.conflict.store(true, Ordering::Release),
            Some(_) => {}
            None => return,
        }
        self.failed.store(true, Ordering::Release);
    }

    /// The server may have other types than those that were looked up.
    pub(crate) fn forget_types(&self) {
        lock(&self.types).clear();
        lock(&self.shared.types).clear();
        self.client.clear_type_cache();
        lock(&self.statements).clear();
    }
}

/// The connection under a statement: from the pool, or lent by who holds it.
pub(crate) enum Lease<'c> {
    Pooled(Pooled<'c>),
    Lent(&'c Session),
}

/// One statement from its first byte to the end of its answer.
pub(crate) struct Flight<'c> {
    lease: Lease<'c>,
    number: u64,
    landed: AtomicBool,
}

impl<'c> Flight<'c> {
    pub(crate) fn start(lease: Lease<'c>) -> Self {
        let mut flight = Flight { lease, number: 0, landed: AtomicBool::new(false) };
        flight.number = flight.session().started.fetch_add(1, Ordering::AcqRel) + 1;
        flight
    }

    pub(crate) fn session(&self) -> &Session {
        match &self.lease {
            Lease::Pooled(connection) => connection,
            Lease::Lent(session) => session,
        }
    }

    /// The answer is complete.
    pub(crate) fn land<T>(&self, outcome: &Result<T>) {
        self.landed.store(true, Ordering::Release);
        let session = self.session();
        session.finished.fetch_max(self.number, Ordering::AcqRel);
        if let Err(error) = outcome {
            session.note(error);
        }
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        if !*self.landed.get_mut() {
            let session = self.session();
            session.abandoned.store(session.started.load(Ordering::Acquire), Ordering::Release);
            session.doubtful.store(true, Ordering::Release);
        }
    }
}

/// The data is in order even where another thread panicked: every change is one call.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
