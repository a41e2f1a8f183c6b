//! The one error of this driver: opaque, boxed, and silent about values.

mod display;
mod kind;
mod violation;

use std::error::Error as StdError;
use std::panic::Location;

use postgres_types::Type;
use relvar::backend::{CodecError, SqlText};
use relvar::kernel::TypeName;
use tokio_postgres::error::DbError;

pub(crate) use kind::{ConnectFailure, Drift, Kind, chain};

/// Why a statement, a transaction or a connection failed.
///
/// `Display` and `Debug` show no value of the program: neither binds, nor the server's DETAIL and WHERE (which quote
/// rows), nor a value that its message quotes, nor the password. [`Error::detail`] and [`Error::message`] give the
/// server's words to who asks for them.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    statement: Option<SqlText>,
    caller: Option<&'static Location<'static>>,
    /// See [`Error::outcome_unknown`].
    unsettled: bool,
}

/// The short form of a result of this driver.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Error(Box::new(Inner { kind, statement: None, caller: None, unsettled: false }))
    }

    pub(crate) fn config(reason: impl Into<String>) -> Self {
        Error::new(Kind::Config(reason.into()))
    }

    pub(crate) fn codec(error: CodecError) -> Self {
        Error::new(Kind::Codec(error))
    }

    pub(crate) fn not_found() -> Self {
        Error::new(Kind::NotFound)
    }

    pub(crate) fn too_many_rows() -> Self {
        Error::new(Kind::TooManyRows)
    }

    pub(crate) fn unknown_type(expected: &TypeName) -> Self {
        Error::new(Kind::UnknownType(expected.into()))
    }

    pub(crate) fn copy(reason: impl Into<String>) -> Self {
        Error::new(Kind::Copy(reason.into()))
    }

    pub(crate) fn drift(drift: Drift) -> Self {
        Error::new(Kind::Drift(drift))
    }

    /// The same error, of the statement `text` that the program sent at `caller`.
    pub(crate) fn at(mut self, text: &SqlText, caller: &'static Location<'static>) -> Self {
        self.0.statement.get_or_insert_with(|| text.clone());
        self.0.caller.get_or_insert(caller);
        self
    }

    /// The same error, of something that may have been committed.
    pub(crate) fn unsettled(mut self) -> Self {
        self.0.unsettled = true;
        self
    }

    /// Was the statement sent, and did no answer to it come?
    pub(crate) fn is_unanswered(&self) -> bool {
        self.is_connection_lost() || matches!(self.0.kind, Kind::StatementTimeout { answered: false, .. })
    }

    /// What went wrong underneath, where tables were to be created.
    fn root(&self) -> &Kind {
        match &self.0.kind {
            Kind::Ddl(error) => error.server_error().map_or(&self.0.kind, Error::root),
            kind => kind,
        }
    }

    fn server(&self) -> Option<&DbError> {
        match self.root() {
            Kind::Server(error) => Some(error),
            Kind::Connect(failure) => failure.server.as_deref(),
            _ => None,
        }
    }

    fn has_state(&self, state: &str) -> bool {
        self.sqlstate() == Some(state)
    }
}

/// What the server said.
impl Error {
    /// The five characters of the SQLSTATE, where the server reported the error.
    ///
    /// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
    pub fn sqlstate(&self) -> Option<&str> {
        self.server().map(|error| error.code().code())
    }

    /// The server's message in full. About a value that it cannot read (class 22), it quotes that value.
    pub fn message(&self) -> Option<&str> {
        self.server().map(DbError::message)
    }

    /// The constraint that was violated.
    pub fn constraint(&self) -> Option<&str> {
        self.server()?.constraint()
    }

    /// The schema of the table that the error is about.
    pub fn schema(&self) -> Option<&str> {
        self.server()?.schema()
    }

    /// The table that the error is about.
    pub fn table(&self) -> Option<&str> {
        self.server()?.table()
    }

    /// The column that the error is about. PostgreSQL reports it for NOT NULL; drift reports the result's column.
    pub fn column(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::Drift(drift) => drift.column_name(),
            _ => self.server()?.column(),
        }
    }

    /// The server's DETAIL. It often quotes a row: do not log it where rows are secret.
    pub fn detail(&self) -> Option<&str> {
        self.server()?.detail()
    }

    /// The server's WHERE: of a COPY, the line and column that it could not take. It quotes the value.
    pub fn context(&self) -> Option<&str> {
        self.server()?.where_()
    }

    /// The line of a COPY that the server refused, from 1; of rows, their number. Only where its messages are in English.
    pub fn copy_line(&self) -> Option<u64> {
        let (_, line) = self.context()?.strip_prefix("COPY ")?.split_once(", line ")?;
        let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
        line[..digits].parse().ok()
    }

    /// The server's hint.
    pub fn hint(&self) -> Option<&str> {
        self.server()?.hint()
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
    /// A unique constraint, a unique index or a primary key was violated (23505).
    pub fn is_unique_violation(&self) -> bool {
        self.has_state("23505")
    }

    /// A foreign key was violated (23503), or its RESTRICT action refused (23001).
    pub fn is_foreign_key_violation(&self) -> bool {
        self.has_state("23503") || self.has_state("23001")
    }

    /// A check constraint was violated (23514).
    pub fn is_check_violation(&self) -> bool {
        self.has_state("23514")
    }

    /// A NOT NULL constraint was violated (23502).
    pub fn is_not_null_violation(&self) -> bool {
        self.has_state("23502")
    }

    /// An exclusion constraint was violated (23P01).
    pub fn is_exclusion_violation(&self) -> bool {
        self.has_state("23P01")
    }

    /// The transaction conflicts with a concurrent one (40001): run it again.
    pub fn is_serialization_failure(&self) -> bool {
        self.has_state("40001")
    }

    /// The server broke a deadlock by ending this transaction (40P01): run it again.
    pub fn is_deadlock(&self) -> bool {
        self.has_state("40P01")
    }

    /// There is no row where the statement had to give one.
    pub fn is_not_found(&self) -> bool {
        matches!(self.0.kind, Kind::NotFound)
    }

    /// There is a second row where the statement had to give only one.
    pub fn is_too_many_rows(&self) -> bool {
        matches!(self.0.kind, Kind::TooManyRows)
    }

    /// A limit on time was reached: for connecting, for acquiring a connection, for the statement (57014) or for a
    /// lock (55P03).
    pub fn is_timeout(&self) -> bool {
        match self.root() {
            Kind::StatementTimeout { .. } | Kind::AcquireTimeout { .. } => true,
            Kind::Connect(failure) => failure.timeout,
            _ => self.has_state("57014") || self.has_state("55P03"),
        }
    }

    /// No connection could be made.
    pub fn is_connect(&self) -> bool {
        matches!(self.root(), Kind::Connect(_))
    }

    /// The connection broke, or the server ended it, while the statement ran. Whether it took effect:
    /// [`Error::outcome_unknown`].
    pub fn is_connection_lost(&self) -> bool {
        match self.root() {
            Kind::Transport(_) => true,
            // Shutdown by an administrator, crash of another backend, terminated for being idle.
            _ => self.sqlstate().is_some_and(|state| state.starts_with("57P") || state.starts_with("08")),
        }
    }

    /// Was something sent that commits, and is it not known whether it did?
    ///
    /// Where this is false, what failed has left nothing behind: the server refused it, or it was part of a transaction
    /// that was not committed. Where it is true, the connection broke (or the server gave no sign within the statement
    /// timeout) after COMMIT was sent, or a statement outside of a transaction: look whether the rows are there before you
    /// send it again. Of a statement that only reads it means nothing. When in doubt it is true: also for a statement that
    /// was given to a connection of one's own after it had broken.
    pub fn outcome_unknown(&self) -> bool {
        // The server itself does not know: transaction resolution, statement completion unknown.
        self.0.unsettled || self.has_state("08007") || self.has_state("40003")
    }

    /// A COPY that was not finished, so that nothing was copied.
    pub fn is_copy_aborted(&self) -> bool {
        matches!(self.0.kind, Kind::Copy(_))
    }

    /// The configuration does not make sense.
    pub fn is_config(&self) -> bool {
        matches!(self.root(), Kind::Config(_))
    }

    /// The database is not what the program was compiled for: a result's column has another type, or a type that the
    /// program names does not exist, or [`create_all`](crate::ddl::create_all) found a table of another shape.
    pub fn is_drift(&self) -> bool {
        match &self.0.kind {
            Kind::Drift(_) | Kind::UnknownType(_) => true,
            Kind::Ddl(error) => error.drift().is_some(),
            _ => false,
        }
    }

    /// A value could not be sent, or not be read into its Rust type.
    pub fn is_codec(&self) -> bool {
        matches!(self.0.kind, Kind::Codec(_))
    }
}

impl StdError for Error {
    /// The server's own error is not given as a source: its text contains DETAIL.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            Kind::Codec(error) => Some(error),
            Kind::Transport(error) => error.source(),
            Kind::Ddl(error) => error.source(),
            Kind::Connect(failure) => {
                failure.source.as_deref().map(|source| source as &(dyn StdError + 'static))
            }
            _ => None,
        }
    }
}

impl From<ConnectFailure> for Error {
    fn from(failure: ConnectFailure) -> Self {
        Error::new(Kind::Connect(failure))
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        Error::new(Kind::from(error))
    }
}

impl From<crate::ddl::Error> for Error {
    fn from(error: crate::ddl::Error) -> Self {
        Error::new(Kind::Ddl(error))
    }
}

impl From<crate::parameters::Unsendable> for Error {
    fn from(unsendable: crate::parameters::Unsendable) -> Self {
        Error::new(Kind::from(unsendable))
    }
}

impl From<CodecError> for Error {
    fn from(error: CodecError) -> Self {
        Error::codec(error)
    }
}

/// How a type of the server is named in a message.
pub(crate) fn shown(found: &Type) -> String {
    match found.kind() {
        postgres_types::Kind::Array(element) => format!("{}[]", element.name()),
        _ => found.name().to_owned(),
    }
}
