//! One connection on a thread of its own: it takes jobs one after the other, and answers each.

mod batch;
mod control;
mod exchange;
mod foreign_key;
mod open;
mod sql;
mod statements;
mod violated;
mod watch;
mod worker;

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use relvar::backend::Request;
use rusqlite::Connection;

use crate::{Config, Error, Lite, Result};

pub(crate) use control::Control;
pub(crate) use exchange::{Answer, Part};
pub(crate) use sql::reads;

use exchange::{Answering, exchange};

/// Locks, also after a panic of who had it: what is kept here is whole at all times.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What all connections of a pool have in common.
pub(crate) struct Shared {
    pub(crate) config: Config,
    /// Shown in messages and spans.
    pub(crate) database: String,
}

impl Shared {
    pub(crate) fn new(config: Config) -> Result<Self> {
        config.check()?;
        let database = config.database();
        Ok(Shared { config, database })
    }
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Writer,
    Reader,
}

/// What is known of a connection on both sides.
#[derive(Default)]
pub(crate) struct Signs {
    /// The thread is gone.
    lost: AtomicBool,
    /// Since the last BEGIN, somebody else's lock was in the way.
    conflicted: AtomicBool,
}

impl Signs {
    fn mark_lost(&self) {
        self.lost.store(true, Ordering::Relaxed);
    }

    fn mark_conflict(&self, yes: bool) {
        self.conflicted.store(yes, Ordering::Relaxed);
    }
}

/// A connection. When it is dropped, its thread ends after the job that it has.
pub(crate) struct Session {
    jobs: Sender<Job>,
    signs: Arc<Signs>,
    pub(crate) shared: Arc<Shared>,
}

/// What a connection does.
struct Job {
    work: Work,
    answering: Answering,
}

enum Work {
    Statement {
        request: Box<Request<Lite>>,
        /// Are its rows wanted?
        reads: bool,
        /// In a transaction it must not run outside of one.
        within: bool,
        may_write: bool,
    },
    Control(Control),
    Script {
        sql: String,
        within: bool,
    },
    Task(Task),
    Close,
}

/// What runs statements of its own; a transaction that it leaves open is rolled back.
pub(crate) type Task = Box<dyn FnOnce(&Connection) + Send>;

impl Session {
    /// Starts the thread and waits until the connection is open.
    pub(crate) async fn open(shared: Arc<Shared>, role: Role) -> Result<Self> {
        let (jobs, queue) = channel();
        let (answering, answer) = exchange();
        let signs = Arc::<Signs>::default();
        let session = Session { jobs, signs: signs.clone(), shared: shared.clone() };
        let name = match role {
            Role::Writer => "relvar-sqlite writer",
            Role::Reader => "relvar-sqlite reader",
        };
        let thread = thread::Builder::new().name(name.to_owned());
        thread
            .spawn(move || {
                let _lost = MarkLost(signs.clone());
                let connection = match open::open(&shared, role) {
                    Ok(connection) => connection,
                    Err(error) => return answering.end(None, Err(error)),
                };
                answering.end(None, Ok(0));
                worker::serve(connection, &queue, &shared, &signs);
            })
            .map_err(|error| Error::config(format!("no thread could be started: {error}")))?;
        answer.end().await?;
        Ok(session)
    }

    /// Sends a statement.
    pub(crate) fn send(&self, request: Request<Lite>, reads: bool, within: bool, may_write: bool) -> Answer {
        self.give(Work::Statement { request: Box::new(request), reads, within, may_write })
    }

    /// Begins or ends a transaction or a savepoint. It is in the queue when this returns.
    pub(crate) fn control(&self, control: Control) -> Answer {
        self.give(Work::Control(control))
    }

    /// Sends text as it is.
    pub(crate) fn script(&self, sql: &str, within: bool) -> Answer {
        self.give(Work::Script { sql: sql.to_owned(), within })
    }

    /// Has the thread do something else.
    pub(crate) fn task(&self, task: Task) -> Answer {
        self.give(Work::Task(task))
    }

    /// Closes the connection, and waits until it is.
    pub(crate) async fn close(&self) -> Result<()> {
        self.give(Work::Close).end().await.map(|_| ())
    }

    fn give(&self, work: Work) -> Answer {
        let (answering, answer) = exchange();
        // Where the thread is gone, what is dropped here says so.
        let _ = self.jobs.send(Job { work, answering });
        answer
    }

    pub(crate) fn is_lost(&self) -> bool {
        self.signs.lost.load(Ordering::Relaxed)
    }

    /// Did a transaction end here because of somebody else's lock?
    pub(crate) fn has_conflicted(&self) -> bool {
        self.signs.conflicted.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("lost", &self.is_lost()).finish_non_exhaustive()
    }
}

/// Says at the thread's end, however it comes, that it is gone.
struct MarkLost(Arc<Signs>);

impl Drop for MarkLost {
    fn drop(&mut self) {
        self.0.mark_lost();
    }
}
