//! The one error of this driver: opaque, boxed, and silent about values.

use std::fmt;

/// Why a statement, a transaction or a connection failed. `Display` and `Debug` show no value of the program.
#[derive(Debug)]
pub struct Error(Box<str>);

/// The short form of a result of this driver.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn config(reason: impl Into<String>) -> Self {
        Error(reason.into().into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
