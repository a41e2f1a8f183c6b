//! Why tables could not be created or dropped.

use std::fmt;

use super::drift::Drift;
use super::quote::QuoteError;

/// Why tables could not be created or dropped. Nothing was changed.
pub struct Error(Box<Kind>);

enum Kind {
    Descriptions(Vec<Mistake>),
    Drift(Drift),
    NoSchema,
    Quote(QuoteError),
    Server { task: Option<String>, error: crate::Error },
}

impl Error {
    pub(super) fn descriptions(mistakes: Vec<Mistake>) -> Self {
        Error(Box::new(Kind::Descriptions(mistakes)))
    }

    pub(super) fn drifted(drift: Drift) -> Self {
        Error(Box::new(Kind::Drift(drift)))
    }

    pub(super) fn no_schema() -> Self {
        Error(Box::new(Kind::NoSchema))
    }

    /// `task` says what was tried, as in "cannot create table users".
    pub(super) fn server(task: impl Into<String>, error: tokio_postgres::Error) -> Self {
        Error(Box::new(Kind::Server { task: Some(task.into()), error: error.into() }))
    }

    /// How the database differs from the descriptions, if that is the reason.
    pub fn drift(&self) -> Option<&Drift> {
        match &*self.0 {
            Kind::Drift(drift) => Some(drift),
            _ => None,
        }
    }

    /// What is wrong with the descriptions themselves; empty where they are not the reason.
    pub fn mistakes(&self) -> &[Mistake] {
        match &*self.0 {
            Kind::Descriptions(mistakes) => mistakes,
            _ => &[],
        }
    }

    /// Why the server refused a statement, or could not be reached, if that is the reason.
    pub fn server_error(&self) -> Option<&crate::Error> {
        match &*self.0 {
            Kind::Server { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl From<crate::Error> for Error {
    fn from(error: crate::Error) -> Self {
        Error(Box::new(Kind::Server { task: None, error }))
    }
}

impl From<QuoteError> for Error {
    fn from(error: QuoteError) -> Self {
        Error(Box::new(Kind::Quote(error)))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Descriptions(mistakes) => {
                f.write_str("the tables cannot be created as they are described")?;
                mistakes.iter().try_for_each(|mistake| write!(f, "\n  {mistake}"))
            }
            Kind::Drift(drift) => drift.fmt(f),
            Kind::NoSchema => {
                f.write_str("the search_path names no schema that exists, so there is no place for a table")
            }
            Kind::Quote(error) => error.fmt(f),
            Kind::Server { task: Some(task), error } => write!(f, "{task}: {error}"),
            Kind::Server { task: None, error } => error.fmt(f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Kind::Server { error, .. } => error.source(),
            _ => None,
        }
    }
}

/// A mistake in the description of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    table: String,
    reason: String,
}

impl Mistake {
    pub(super) fn new(table: impl Into<String>, reason: impl Into<String>) -> Self {
        Mistake { table: table.into(), reason: reason.into() }
    }

    /// The table's name.
    pub fn table(&self) -> &str {
        &self.table
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "table {}: {}", self.table.escape_debug(), self.reason)
    }
}
