//! Advisory locks (PostgreSQL manual, section 13.3.5): locks on numbers, which the program gives a meaning.

use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use futures_util::FutureExt;
use relvar::backend::{Backend, ColumnTypes, Count, One, Request, SqlText, read};
use relvar::kernel::SqlType;
use relvar::types::{Bool, Int4, Int8};

use crate::execute::Handle;
use crate::session::{Lease, Session};
use crate::{Connection, Fetch, Parameters, Pg, Pool, Result, Transaction};

static BOOL: ColumnTypes = ColumnTypes::One(&<Bool as SqlType>::NAME);

/// What is locked: one number of 64 bits, or two of 32. The server keeps the two kinds apart.
///
/// ```
/// use relvar_pg::AdvisoryKey;
/// let nightly_job: AdvisoryKey = 4711_i64.into();
/// let user_seven: AdvisoryKey = (1, 7).into();
/// assert_ne!(nightly_job, user_seven);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AdvisoryKey(Key);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    One(i64),
    Two(i32, i32),
}

impl From<i64> for AdvisoryKey {
    fn from(key: i64) -> Self {
        AdvisoryKey(Key::One(key))
    }
}

impl From<(i32, i32)> for AdvisoryKey {
    fn from((class, object): (i32, i32)) -> Self {
        AdvisoryKey(Key::Two(class, object))
    }
}

impl AdvisoryKey {
    fn parameters(self) -> Parameters {
        let mut parameters = Parameters::default();
        match self.0 {
            Key::One(key) => Pg::push::<Int8, _>(&mut parameters, &key),
            Key::Two(class, object) => {
                Pg::push::<Int4, _>(&mut parameters, &class);
                Pg::push::<Int4, _>(&mut parameters, &object);
            }
        }
        parameters
    }

    /// `function($1)`
    fn call(self, function: &str) -> String {
        match self.0 {
            Key::One(_) => format!("SELECT {function}($1)"),
            Key::Two(..) => format!("SELECT {function}($1, $2)"),
        }
    }

    fn request(
        self,
        function: &str,
        columns: &'static ColumnTypes,
        caller: &'static Location<'static>,
    ) -> Request<Pg> {
        let text = SqlText::Rendered(Arc::from(self.call(function)));
        Request { text, parameters: self.parameters(), columns, need: None, caller, empty: false }
    }
}

/// Who else may have the lock at the same time.
#[derive(Clone, Copy)]
struct Kind {
    lock: &'static str,
    try_lock: &'static str,
    unlock: &'static str,
}

const EXCLUSIVE: Kind =
    Kind { lock: "pg_advisory_lock", try_lock: "pg_try_advisory_lock", unlock: "pg_advisory_unlock" };
const SHARED: Kind = Kind {
    lock: "pg_advisory_lock_shared",
    try_lock: "pg_try_advisory_lock_shared",
    unlock: "pg_advisory_unlock_shared",
};

/// An advisory lock that a session holds. Dropped, it is released: the order goes out at once, and nobody waits for its
/// answer. Where the connection breaks, the server releases it.
#[must_use = "a lock that is dropped is released"]
pub struct AdvisoryLock<'c> {
    /// Of the pool: a connection that nobody else gets meanwhile.
    lease: Lease<'c>,
    key: AdvisoryKey,
    kind: Kind,
    held: bool,
}

impl<'c> AdvisoryLock<'c> {
    async fn take(
        lease: Lease<'c>,
        key: AdvisoryKey,
        kind: Kind,
        wait: bool,
        caller: &'static Location<'static>,
    ) -> Result<Option<Self>> {
        // Before it is asked for: if the future is dropped meanwhile, the server may give it. A release that comes too much
        // is a warning.
        let mut lock = AdvisoryLock { lease, key, kind, held: true };
        let given =
            ask(Handle::Connection(lock.session()), key, kind.lock, kind.try_lock, wait, caller).await;
        // Refused, it is not held; it may be held by another guard of this connection, which must keep it.
        lock.held = match &given {
            Ok(given) => *given,
            Err(error) => error.is_unanswered(),
        };
        given.map(|given| given.then_some(lock))
    }

    fn session(&self) -> &Session {
        match &self.lease {
            Lease::Pooled(connection) => connection,
            Lease::Lent(session) => session,
        }
    }

    /// What is locked.
    pub fn key(&self) -> AdvisoryKey {
        self.key
    }

    /// Is its connection still there? The server releases the lock of a connection that breaks, and this knows it as soon as
    /// the socket does.
    pub fn is_held(&self) -> bool {
        self.held && !self.session().is_lost()
    }

    /// Releases the lock, and waits until it is. `false` where the session no longer had it: somebody released it with SQL.
    ///
    /// # Errors
    ///
    /// The connection broke; then the server releases the lock.
    #[track_caller]
    pub fn release(self) -> impl Future<Output = Result<bool>> + Send + use<'c> {
        let caller = Location::caller();
        async move {
            let mut lock = self;
            let request = lock.key.request(lock.kind.unlock, &BOOL, caller);
            let handle = Handle::Connection(lock.session());
            let released =
                Fetch::new(handle, request, |row| read::<Pg, Bool, bool>(row, 0), One::new()).await;
            lock.held = false;
            released
        }
    }
}

impl Drop for AdvisoryLock<'_> {
    fn drop(&mut self) {
        if self.held {
            let arguments = match self.key.0 {
                Key::One(key) => key.to_string(),
                Key::Two(class, object) => format!("{class}, {object}"),
            };
            let sql = format!("SELECT {}({arguments})", self.kind.unlock);
            // The first poll puts the message into the connection's queue, before all that is sent later.
            let _ = self.session().client.batch_execute(&sql).now_or_never();
        }
    }
}

impl fmt::Debug for AdvisoryLock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AdvisoryLock").field("key", &self.key).field("held", &self.is_held()).finish()
    }
}

/// Asks for the lock, and says whether it was given.
async fn ask(
    handle: Handle<'_>,
    key: AdvisoryKey,
    lock: &str,
    try_lock: &str,
    wait: bool,
    caller: &'static Location<'static>,
) -> Result<bool> {
    if wait {
        let request = key.request(lock, &ColumnTypes::None, caller);
        Fetch::new(handle, request, |_| Ok(()), Count).await.map(|_| true)
    } else {
        let request = key.request(try_lock, &BOOL, caller);
        Fetch::new(handle, request, |row| read::<Pg, Bool, bool>(row, 0), One::new()).await
    }
}

/// The four ways to ask for a lock of the session.
macro_rules! session_locks {
    ($handle:ident, $this:ident => $lease:expr, [$($docs:literal)*]) => {
        impl $handle {
            session_locks!(@ $this $lease, advisory_lock try_advisory_lock EXCLUSIVE,
                "an advisory lock of the session" "nobody else has it" [$($docs)*]);
            session_locks!(@ $this $lease, advisory_lock_shared try_advisory_lock_shared SHARED,
                "a shared advisory lock of the session" "nobody else has it for itself" [$($docs)*]);
        }
    };
    (@ $this:ident $lease:expr, $lock:ident $try_lock:ident $kind:ident, $what:literal $when:literal [$($docs:literal)*]) => {
        #[doc = concat!("Waits for ", $what, ": until ", $when, ".")]
        ///
        /// Dropping the future gives the lock up, also where it is given a moment later.
        $(#[doc = $docs])*
        ///
        /// # Errors
        ///
        /// No connection, or the server refuses: it found a deadlock (40P01), or its `lock_timeout` passed (55P03).
        #[track_caller]
        pub fn $lock<Key: Into<AdvisoryKey>>(
            &self,
            key: Key,
        ) -> impl Future<Output = Result<AdvisoryLock<'_>>> + Send + use<'_, Key> {
            let ($this, key, caller) = (self, key.into(), Location::caller());
            async move {
                loop {
                    // Where one is waited for, it is always given.
                    let lock = AdvisoryLock::take($lease, key, $kind, true, caller).await?;
                    if let Some(lock) = lock {
                        return Ok(lock);
                    }
                }
            }
        }

        #[doc = concat!("Takes ", $what, " where ", $when, ", and else gives `None` at once.")]
        ///
        /// # Errors
        ///
        /// No connection.
        #[track_caller]
        pub fn $try_lock<Key: Into<AdvisoryKey>>(
            &self,
            key: Key,
        ) -> impl Future<Output = Result<Option<AdvisoryLock<'_>>>> + Send + use<'_, Key> {
            let ($this, key, caller) = (self, key.into(), Location::caller());
            async move { AdvisoryLock::take($lease, key, $kind, false, caller).await }
        }
    };
}

session_locks!(Pool, pool => pool.acquire().await.map(Lease::Pooled)?, [
    ""
    "The lock has a connection of the pool to itself until it is released."
]);
session_locks!(Connection, connection => Lease::Lent(connection.session()), [
    ""
    "Statements run on this connection meanwhile. It can take a lock several times, and each guard releases one."
]);

/// The two ways to ask for a lock of the transaction.
macro_rules! transaction_locks {
    ($($lock:ident $try_lock:ident, $sql:literal $try_sql:literal, $what:literal $when:literal;)*) => {
        impl<Mode, Level> Transaction<'_, Mode, Level> { $(
            #[doc = concat!("Waits for ", $what, ": until ", $when, ". It is released at the end of the transaction.")]
            ///
            /// # Errors
            ///
            /// The server refuses: it found a deadlock (40P01), or its `lock_timeout` passed (55P03).
            #[track_caller]
            pub fn $lock<Key: Into<AdvisoryKey>>(&self, key: Key) -> impl Future<Output = Result<()>> + Send + use<'_, Key, Mode, Level> {
                let (handle, key, caller) = (Handle::Transaction(self.session()), key.into(), Location::caller());
                async move { ask(handle, key, $sql, $try_sql, true, caller).await.map(drop) }
            }

            #[doc = concat!("Takes ", $what, " where ", $when, ", and says whether it did.")]
            ///
            /// # Errors
            ///
            /// The connection broke, or the transaction has failed.
            #[track_caller]
            pub fn $try_lock<Key: Into<AdvisoryKey>>(&self, key: Key) -> impl Future<Output = Result<bool>> + Send + use<'_, Key, Mode, Level> {
                let (handle, key, caller) = (Handle::Transaction(self.session()), key.into(), Location::caller());
                async move { ask(handle, key, $sql, $try_sql, false, caller).await }
            }
        )* }
    };
}

transaction_locks! {
    advisory_lock try_advisory_lock, "pg_advisory_xact_lock" "pg_try_advisory_xact_lock",
        "an advisory lock" "nobody else has it";
    advisory_lock_shared try_advisory_lock_shared, "pg_advisory_xact_lock_shared" "pg_try_advisory_xact_lock_shared",
        "a shared advisory lock" "nobody else has it for itself";
}
