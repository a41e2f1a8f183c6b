//! The one error of this driver: opaque, boxed, and silent about values.

mod display;
mod kind;
mod violation;

use std::error::Error as StdError;
use std::panic::Location;

use relvar::backend::{CodecError, SqlText};
use rusqlite::ffi;

pub(crate) use kind::{Failure, Kind, Violated};

/// Why a statement, a transaction or a connection failed.
///
/// `Display` and `Debug` show no value of the program. [`Error::message`] gives SQLite's words to who asks for them.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    statement: Option<SqlText>,
    caller: Option<&'static Location<'static>>,
}

/// The short form of a result of this driver.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Error(Box::new(Inner { kind, statement: None, caller: None }))
    }

    pub(crate) fn config(reason: impl Into<String>) -> Self {
        Error::new(Kind::Config(reason.into()))
    }

    pub(crate) fn codec(error: CodecError) -> Self {
        Error::new(Kind::Codec(error))
    }

    pub(crate) fn lost() -> Self {
        Error::new(Kind::Lost)
    }

    /// The same error, of the statement `text` that the program sent at `caller`.
    pub(crate) fn at(mut self, text: &SqlText, caller: &'static Location<'static>) -> Self {
        self.0.statement.get_or_insert_with(|| text.clone());
        self.0.caller.get_or_insert(caller);
        self
    }

    /// The same error, about this constraint.
    pub(crate) fn about(mut self, violated: Violated) -> Self {
        if let Kind::Sqlite(failure) = &mut self.0.kind {
            failure.violated = Some(Box::new(violated));
        }
        self
    }

    fn failure(&self) -> Option<&Failure> {
        match &self.0.kind {
            Kind::Sqlite(failure) => Some(failure),
            Kind::Open { failure, .. } => Some(failure),
            Kind::Ddl(error) => error.database_error().and_then(Error::failure),
            _ => None,
        }
    }

    fn has_code(&self, codes: &[i32]) -> bool {
        self.extended_code().is_some_and(|code| codes.contains(&code))
    }

    fn has_primary(&self, codes: &[i32]) -> bool {
        self.failure().is_some_and(|failure| codes.contains(&failure.primary()))
    }

    fn violated_part(&self) -> Option<&Violated> {
        self.failure()?.violated.as_deref()
    }
}

/// What SQLite said.
impl Error {
    /// The extended result code, where SQLite reported the error: 2067 is `SQLITE_CONSTRAINT_UNIQUE`.
    ///
    /// <https://www.sqlite.org/rescode.html>
    pub fn extended_code(&self) -> Option<i32> {
        self.failure().map(|failure| failure.code)
    }

    /// SQLite's message in full. Some quote a value.
    pub fn message(&self) -> Option<&str> {
        self.failure().map(|failure| failure.message.as_str())
    }

    /// The constraint that was violated.
    pub fn constraint(&self) -> Option<&str> {
        self.violated_part()?.constraint.as_deref()
    }

    /// The table that the error is about.
    pub fn table(&self) -> Option<&str> {
        self.violated_part().map(|violated| violated.table.as_str())
    }

    /// The column that the error is about: of NOT NULL, and of a STRICT table that does not store such a value.
    pub fn column(&self) -> Option<&str> {
        self.violated_part()?.column.as_deref()
    }
}

/// Where it happened.
impl Error {
    /// The SQL of the statement, without its values.
    pub fn statement(&self) -> Option<&str> {
        self.0.statement.as_ref().map(SqlText::as_str)
    }

    /// Where the program ran the statement.
    pub fn caller(&self) -> Option<&'static Location<'static>> {
        self.0.caller
    }
}

/// Questions about it.
impl Error {
    /// A unique constraint, a unique index or a primary key was violated.
    pub fn is_unique_violation(&self) -> bool {
        self.has_code(&[
            ffi::SQLITE_CONSTRAINT_UNIQUE,
            ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
            ffi::SQLITE_CONSTRAINT_ROWID,
        ])
    }

    /// A foreign key was violated, or its RESTRICT action refused.
    pub fn is_foreign_key_violation(&self) -> bool {
        let says_so = self.message().is_some_and(|message| message.starts_with("FOREIGN KEY"));
        self.has_code(&[ffi::SQLITE_CONSTRAINT_FOREIGNKEY])
            || self.has_code(&[ffi::SQLITE_CONSTRAINT_TRIGGER]) && says_so
    }

    /// A check constraint was violated.
    pub fn is_check_violation(&self) -> bool {
        self.has_code(&[ffi::SQLITE_CONSTRAINT_CHECK])
    }

    /// A NOT NULL constraint was violated.
    pub fn is_not_null_violation(&self) -> bool {
        self.has_code(&[ffi::SQLITE_CONSTRAINT_NOTNULL])
    }

    /// A STRICT table does not store a value of this storage class in the column.
    pub fn is_datatype_violation(&self) -> bool {
        self.has_code(&[ffi::SQLITE_CONSTRAINT_DATATYPE, ffi::SQLITE_MISMATCH])
    }

    /// Another connection has the lock, and did not release it within the busy timeout: run it again.
    pub fn is_busy(&self) -> bool {
        self.has_primary(&[ffi::SQLITE_BUSY, ffi::SQLITE_LOCKED])
    }

    /// The database, or the handle, must only be read.
    pub fn is_read_only(&self) -> bool {
        matches!(self.0.kind, Kind::ReadOnly) || self.has_primary(&[ffi::SQLITE_READONLY])
    }

    /// There is no more room on the disk, or in the database.
    pub fn is_full(&self) -> bool {
        self.has_primary(&[ffi::SQLITE_FULL])
    }

    /// The file is damaged, or no database at all.
    pub fn is_corrupt(&self) -> bool {
        self.has_primary(&[ffi::SQLITE_CORRUPT, ffi::SQLITE_NOTADB])
    }

    /// There is no row where the statement had to give one.
    pub fn is_not_found(&self) -> bool {
        matches!(self.0.kind, Kind::NotFound)
    }

    /// There is a second row where the statement had to give only one.
    pub fn is_too_many_rows(&self) -> bool {
        matches!(self.0.kind, Kind::TooManyRows)
    }

    /// A limit on time was reached: for acquiring a connection, for the statement, or for a lock.
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, Kind::StatementTimeout { .. } | Kind::AcquireTimeout { .. }) || self.is_busy()
    }

    /// The database could not be opened.
    pub fn is_connect(&self) -> bool {
        matches!(self.0.kind, Kind::Open { .. })
    }

    /// The connection's thread ended while it was waited for. Whether the statement took effect:
    /// [`Error::outcome_unknown`].
    pub fn is_connection_lost(&self) -> bool {
        matches!(self.0.kind, Kind::Lost)
    }

    /// Was something sent that commits, and is it not known whether it did? Only where the connection's thread ended: SQLite
    /// always says what became of a statement.
    pub fn outcome_unknown(&self) -> bool {
        self.is_connection_lost()
    }

    /// The transaction was over before it was committed: SQLite undid it when a statement of it failed badly (no memory,
    /// no room, a broken disk), or when one that writes was given up.
    pub fn is_aborted(&self) -> bool {
        matches!(self.0.kind, Kind::Aborted)
    }

    /// The configuration does not make sense.
    pub fn is_config(&self) -> bool {
        matches!(self.0.kind, Kind::Config(_))
    }

    /// A value could not be sent, or not be read into its Rust type.
    pub fn is_codec(&self) -> bool {
        matches!(self.0.kind, Kind::Codec(_))
    }

    pub(crate) fn is_interrupted(&self) -> bool {
        self.has_primary(&[ffi::SQLITE_INTERRUPT])
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            Kind::Codec(error) => Some(error),
            Kind::Ddl(error) => error.source(),
            _ => None,
        }
    }
}

impl From<crate::parameters::Unsendable> for Error {
    fn from(unsendable: crate::parameters::Unsendable) -> Self {
        Error::new(Kind::from(unsendable))
    }
}

impl From<crate::ddl::Error> for Error {
    fn from(error: crate::ddl::Error) -> Self {
        Error::new(Kind::Ddl(error))
    }
}

impl From<CodecError> for Error {
    fn from(error: CodecError) -> Self {
        Error::codec(error)
    }
}
