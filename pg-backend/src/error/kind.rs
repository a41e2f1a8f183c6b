//! What can go wrong, with what a message about it needs.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use relvar::backend::CodecError;
use relvar::kernel::TypeName;
use relvar::render::ServerNeed;
use tokio_postgres::error::DbError;

use crate::parameters::Unsendable;

pub(crate) enum Kind {
    /// The URL or a setting is wrong.
    Config(String),
    /// No server could be started.
    #[cfg_attr(not(feature = "ephemeral"), expect(dead_code, reason = "only ephemeral servers are started"))]
    Ephemeral(String),
    /// No connection could be made.
    Connect(ConnectFailure),
    /// The pool had no connection in time.
    AcquireTimeout {
        limit: Duration,
        size: u32,
    },
    /// The server refused the statement.
    Server(Box<DbError>),
    /// The connection failed.
    Transport(tokio_postgres::Error),
    /// A value could not be sent or read.
    Codec(CodecError),
    /// A result's columns are not the expected ones.
    Drift(Drift),
    /// A type that the server does not know.
    UnknownType(Shown),
    /// The server has not what the statement needs.
    ServerTooOld {
        need: &'static ServerNeed,
        /// As the server counts it: 150018.
        found: u32,
    },
    NotFound,
    TooManyRows,
    /// The statement was cancelled; `answered` says whether the server confirmed it.
    StatementTimeout {
        limit: Duration,
        answered: bool,
    },
    /// A COPY that was not brought to its end, or could not be.
    Copy(String),
    /// Two rows of one upsert or bulk update have the same key. Nothing was sent.
    Repeated {
        first: usize,
        second: usize,
    },
    /// COMMIT of a transaction in which a statement had failed.
    Aborted,
    /// Tables could not be created or dropped.
    Ddl(crate::ddl::Error),
}

/// A type name as SQL writes it.
pub(crate) struct Shown(String);

impl From<&TypeName> for Shown {
    fn from(name: &TypeName) -> Self {
        let schema = name.schema.map(|schema| format!("{schema}.")).unwrap_or_default();
        let array = if name.array { "[]" } else { "" };
        Shown(format!("{schema}{}{array}", name.name))
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a result differs from what the program was compiled for.
pub(crate) enum Drift {
    /// Another number of columns.
    Count { expected: usize, found: usize },
    /// The column at `index` (from 0) has another type.
    Column { index: usize, name: String, expected: Shown, found: String },
}

impl Drift {
    pub(crate) fn column_name(&self) -> Option<&str> {
        match self {
            Drift::Count { .. } => None,
            Drift::Column { name, .. } => Some(name),
        }
    }
}

impl From<Unsendable> for Kind {
    fn from(unsendable: Unsendable) -> Self {
        match unsendable {
            Unsendable::Value(error) => Kind::Codec(error),
            Unsendable::Repeated { first, second } => Kind::Repeated { first, second },
        }
    }
}

/// How one statement would change a row twice.
#[derive(Clone, Copy)]
pub(crate) enum Twice {
    Upsert,
    Update,
    Merge,
}

impl Twice {
    /// Does the server say so? The statement's text tells it where the server does not.
    pub(crate) fn of(error: &DbError, statement: Option<&str>) -> Option<Self> {
        // A scalar subquery with more than one row has the same SQLSTATE.
        if error.code().code() != "21000" {
            return None;
        }
        match error.routine() {
            Some("ExecOnConflictUpdate") => Some(Twice::Upsert),
            Some(routine) if routine.starts_with("ExecMerge") => Some(Twice::Merge),
            _ if statement.is_some_and(|statement| statement.contains(relvar::clause::KEY_TWICE)) => {
                Some(Twice::Update)
            }
            _ => None,
        }
    }

    pub(crate) fn reason(self) -> &'static str {
        match self {
            Twice::Upsert => {
                "two rows of this statement have the same key, and one ON CONFLICT DO UPDATE cannot change a row twice: \
                 send each key once"
            }
            Twice::Update => {
                "two rows of this statement have the same key, and one UPDATE cannot change a row twice: send each key once"
            }
            Twice::Merge => {
                "two rows of the source go with the same row of the target, and one MERGE cannot change a row twice: \
                 let the source give each key once"
            }
        }
    }
}

impl From<tokio_postgres::Error> for Kind {
    fn from(error: tokio_postgres::Error) -> Self {
        // Only the server's part is kept, so that nothing can print its DETAIL by walking the sources.
        match error.as_db_error() {
            Some(server) => Kind::Server(Box::new(server.clone())),
            None => Kind::Transport(error),
        }
    }
}

/// Why no connection could be made. Several who wait for one share it.
#[derive(Clone, Debug)]
pub(crate) struct ConnectFailure {
    /// Host, port and user.
    pub(crate) target: String,
    pub(crate) cause: String,
    pub(crate) timeout: bool,
    /// Trying again can help.
    pub(crate) transient: bool,
    pub(crate) server: Option<Box<DbError>>,
    pub(crate) source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl ConnectFailure {
    pub(crate) fn new(target: String, error: tokio_postgres::Error) -> Self {
        let io = error.source().and_then(|source| source.downcast_ref::<io::Error>());
        let timeout = io.is_some_and(|io| io.kind() == io::ErrorKind::TimedOut);
        let server = error.as_db_error().cloned().map(Box::new);
        let transient = match &server {
            // Too many connections, out of another resource, or the server is starting up or shutting down.
            Some(server) => {
                server.code().code().starts_with("53") || server.code().code().starts_with("57P0")
            }
            None => io.is_some(),
        };
        let cause = server.as_ref().map_or_else(|| chain(&error), |server| server.message().to_owned());
        let source = if server.is_some() { None } else { error.into_source().map(Arc::from) };
        ConnectFailure { target, cause, timeout, transient, server, source }
    }

    /// The connection was not there within `limit`.
    pub(crate) fn timeout(target: String, limit: Duration) -> Self {
        let cause = format!("no answer within {limit:?}");
        ConnectFailure { target, cause, timeout: true, transient: true, server: None, source: None }
    }
}

/// An error and its sources in one line.
pub(crate) fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
