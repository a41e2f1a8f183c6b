//! Why tables could not be created or dropped.

use std::fmt;

use crate::error::Failure;

use super::drift::Drift;
use super::report::Object;

/// Why tables could not be created or dropped. Nothing was changed.
pub struct Error(Box<Kind>);

enum Kind {
    Descriptions(Vec<Mistake>),
    InUse(Vec<Mistake>),
    Drift(Drift),
    Database { task: Option<String>, error: crate::Error },
}

impl Error {
    pub(super) fn descriptions(mistakes: Vec<Mistake>) -> Self {
        Error(Box::new(Kind::Descriptions(mistakes)))
    }

    pub(super) fn in_use(mistakes: Vec<Mistake>) -> Self {
        Error(Box::new(Kind::InUse(mistakes)))
    }

    pub(super) fn drifted(drift: Drift) -> Self {
        Error(Box::new(Kind::Drift(drift)))
    }

    /// `task` says what was tried, as in "cannot create table users".
    pub(super) fn database(task: impl Into<String>, error: rusqlite::Error) -> Self {
        let error = crate::Error::new(crate::error::Kind::Sqlite(Failure::new(error)));
        Error(Box::new(Kind::Database { task: Some(task.into()), error }))
    }

    /// How the database differs from the descriptions, if that is the reason.
    pub fn drift(&self) -> Option<&Drift> {
        match &*self.0 {
            Kind::Drift(drift) => Some(drift),
            _ => None,
        }
    }

    /// What is wrong with the descriptions themselves, what SQLite cannot make of them, or what else uses the tables that would be
    /// dropped; empty where they are not the reason.
    pub fn mistakes(&self) -> &[Mistake] {
        match &*self.0 {
            Kind::Descriptions(mistakes) | Kind::InUse(mistakes) => mistakes,
            _ => &[],
        }
    }

    /// Why the database refused a statement, or could not be opened, if that is the reason.
    pub fn database_error(&self) -> Option<&crate::Error> {
        match &*self.0 {
            Kind::Database { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl From<crate::Error> for Error {
    fn from(error: crate::Error) -> Self {
        Error(Box::new(Kind::Database { task: None, error }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Descriptions(mistakes) => {
                f.write_str("the tables cannot be created as they are described")?;
                mistakes.iter().try_for_each(|mistake| write!(f, "\n  {mistake}"))
            }
            Kind::InUse(mistakes) => {
                f.write_str("the tables cannot be dropped")?;
                mistakes.iter().try_for_each(|mistake| write!(f, "\n  {mistake}"))
            }
            Kind::Drift(drift) => drift.fmt(f),
            Kind::Database { task: Some(task), error } => write!(f, "{task}: {error}"),
            Kind::Database { task: None, error } => error.fmt(f),
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
            Kind::Database { error, .. } => error.source(),
            _ => None,
        }
    }
}

/// A mistake in the description of a table, or what SQLite does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    object: Object,
    reason: String,
}

impl Mistake {
    pub(super) fn new(table: impl Into<String>, reason: impl Into<String>) -> Self {
        Mistake { object: Object::table(&table.into()), reason: reason.into() }
    }

    pub(super) fn view(view: impl Into<String>, reason: impl Into<String>) -> Self {
        Mistake { object: Object::view(&view.into()), reason: reason.into() }
    }

    /// The table's name.
    pub fn table(&self) -> &str {
        &self.object.name
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.object, self.reason)
    }
}
