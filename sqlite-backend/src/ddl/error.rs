//! Why there are no statements for tables.

use std::fmt;

use super::quote::quote_identifier;

/// Why there are no statements for the tables.
pub struct Error(Vec<Mistake>);

impl Error {
    pub(super) fn descriptions(mistakes: Vec<Mistake>) -> Self {
        Error(mistakes)
    }

    /// What is wrong with the descriptions themselves, or what SQLite cannot make of them.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the tables cannot be created as they are described")?;
        self.0.iter().try_for_each(|mistake| write!(f, "\n  {mistake}"))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

/// A mistake in the description of a table, or what SQLite does not have.
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
        match quote_identifier(&self.table) {
            Ok(name) => write!(f, "table {name}: {}", self.reason),
            Err(_) => write!(f, "table {:?}: {}", self.table, self.reason),
        }
    }
}
