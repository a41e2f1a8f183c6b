//! What can go wrong, with what a message about it needs.

use std::time::Duration;

use relvar::backend::CodecError;
use rusqlite::ffi;

use crate::parameters::Unsendable;

pub(crate) enum Kind {
    /// The URL or a setting is wrong.
    Config(String),
    /// The file could not be opened, or is no database.
    Open {
        database: String,
        /// What a look at the file says.
        cause: Option<String>,
        failure: Box<Failure>,
    },
    /// The pool had no connection in time.
    AcquireTimeout {
        limit: Duration,
        what: &'static str,
    },
    /// The pool was closed.
    Closed,
    /// SQLite refused the statement.
    Sqlite(Failure),
    /// A value could not be sent or read.
    Codec(CodecError),
    NotFound,
    TooManyRows,
    /// The statement took too long and was stopped.
    StatementTimeout {
        limit: Duration,
    },
    /// Two rows of one upsert have the same key. Nothing was sent.
    Repeated {
        first: usize,
        second: usize,
    },
    /// A statement that writes, on a handle that only reads.
    ReadOnly,
    /// Tables could not be created or dropped.
    Ddl(crate::ddl::Error),
    /// The transaction is over already: SQLite undid it.
    Aborted,
    /// The connection's thread is gone.
    Lost,
}

impl From<Unsendable> for Kind {
    fn from(unsendable: Unsendable) -> Self {
        match unsendable {
            Unsendable::Value(error) => Kind::Codec(error),
            Unsendable::Repeated { first, second } => Kind::Repeated { first, second },
        }
    }
}

/// What SQLite said.
pub(crate) struct Failure {
    /// The extended result code.
    pub(crate) code: i32,
    pub(crate) message: String,
    /// The row (from 0) of many, where the statement was run for each.
    pub(crate) row: Option<usize>,
    /// How long a lock was waited for.
    pub(crate) waited: Option<Duration>,
    pub(crate) violated: Option<Box<Violated>>,
}

/// What an error is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violated {
    pub(crate) table: String,
    pub(crate) column: Option<String>,
    pub(crate) constraint: Option<String>,
}

impl Failure {
    pub(crate) fn new(error: rusqlite::Error) -> Self {
        let (code, message) = match error {
            rusqlite::Error::SqliteFailure(error, message) => (
                error.extended_code,
                message.unwrap_or_else(|| ffi::code_to_str(error.extended_code).to_owned()),
            ),
            rusqlite::Error::SqlInputError { error, msg, .. } => (error.extended_code, msg),
            other => (ffi::SQLITE_ERROR, other.to_string()),
        };
        Failure { code, message, row: None, waited: None, violated: None }
    }

    /// The statement was given up by who waited for it.
    pub(crate) fn interrupted() -> Self {
        let message = ffi::code_to_str(ffi::SQLITE_INTERRUPT).to_owned();
        Failure { code: ffi::SQLITE_INTERRUPT, message, row: None, waited: None, violated: None }
    }

    pub(crate) fn of_row(self, row: usize) -> Self {
        Failure { row: Some(row), ..self }
    }

    /// The result code without its extension.
    pub(crate) fn primary(&self) -> i32 {
        self.code & 0xFF
    }

    pub(crate) fn is_busy(&self) -> bool {
        matches!(self.primary(), ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED)
    }
}
