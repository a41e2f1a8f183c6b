//! How an error reads: what went wrong, in which statement, sent from where; never a value.

use std::borrow::Cow;
use std::fmt;

use rusqlite::ffi;

use super::kind::{Failure, Kind};
use super::{Error, Inner};

/// How much of a statement's text a message shows.
const SHOWN_STATEMENT: usize = 300;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, statement, caller } = &*self.0;
        write!(f, "{kind}")?;
        if let Some(statement) = statement {
            let statement = statement.as_str();
            match statement.char_indices().nth(SHOWN_STATEMENT) {
                Some((end, _)) => write!(f, ", in `{}…`", &statement[..end])?,
                None => write!(f, ", in `{statement}`")?,
            }
        }
        if let Some(caller) = caller {
            write!(f, ", sent from {}:{}:{}", caller.file(), caller.line(), caller.column())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error(\"{self}\")")
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Config(reason) => write!(f, "invalid configuration: {reason}"),
            Kind::Open { database, cause: Some(cause), .. } => {
                write!(f, "cannot open database \"{database}\": {cause}")
            }
            Kind::Open { database, cause: None, failure } => {
                write!(f, "cannot open database \"{database}\": {failure}")
            }
            Kind::AcquireTimeout { limit, what } => write!(f, "no connection within {limit:?}: {what}"),
            Kind::Closed => f.write_str("the pool is closed"),
            Kind::Sqlite(failure) => write!(f, "{failure}"),
            Kind::Codec(error) => write!(f, "{error}"),
            Kind::Ddl(error) => write!(f, "{error}"),
            Kind::NotFound => f.write_str("the statement gave no row"),
            Kind::TooManyRows => f.write_str("the statement gave more than one row"),
            Kind::StatementTimeout { limit } => write!(f, "the statement took longer than {limit:?}"),
            Kind::Repeated { first, second } => write!(
                f,
                "rows {first} and {second} of this statement have the same key, and one statement cannot change a row \
                 twice: send each key once; nothing was sent"
            ),
            Kind::ReadOnly => f.write_str("the statement writes, and the handle only reads; nothing was sent"),
            Kind::Aborted => f.write_str(
                "nothing was committed: the transaction is over, because SQLite undid it when a statement of it failed or \
                 was given up",
            ),
            Kind::Lost => f.write_str("the connection's thread ended while it was waited for"),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.primary(), self.waited) {
            (ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED, Some(waited)) => {
                write!(f, "the database is locked by another connection, for longer than {waited:?}; nothing was changed")?;
            }
            (ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED, None) => {
                f.write_str("the database is locked by another connection; nothing was changed")?;
            }
            (ffi::SQLITE_READONLY, _) => f.write_str(
                "the database cannot be written: it was opened for reading only, or the file or its directory must not \
                 be written",
            )?,
            (ffi::SQLITE_FULL, _) => {
                f.write_str("there is no more room on the disk or in the database; the statement was undone")?;
            }
            (ffi::SQLITE_CORRUPT, _) => f.write_str("the database file is damaged")?,
            (ffi::SQLITE_NOTADB, _) => f.write_str("the file is no SQLite database, or it is encrypted")?,
            (ffi::SQLITE_CANTOPEN, _) => f.write_str("the file cannot be opened")?,
            (ffi::SQLITE_IOERR, _) => f.write_str("the disk cannot be read or written")?,
            (ffi::SQLITE_INTERRUPT, _) => f.write_str("the statement was given up")?,
            _ => f.write_str(&without_value(&self.message))?,
        }
        write!(f, " (SQLite code {})", self.code)?;
        match self.row {
            Some(row) => write!(f, ", in row {} of many", row + 1),
            None => Ok(()),
        }
    }
}

/// SQLite's message without the value that some quote, as in `bad JSON path: 'value'`.
fn without_value(message: &str) -> Cow<'_, str> {
    const QUOTING: [&str; 4] =
        ["bad JSON path: ", "JSON path error near ", "fts5: ", "unknown special query: "];
    match QUOTING.iter().find(|start| message.starts_with(**start)) {
        Some(start) => Cow::Owned(format!("{}…", start.trim_end())),
        None => Cow::Borrowed(message),
    }
}

#[cfg(test)]
mod tests {
    use super::without_value;

    #[test]
    fn a_quoted_value_is_left_out() {
        assert_eq!(without_value("bad JSON path: 'secret'"), "bad JSON path:…");
        assert_eq!(
            without_value("UNIQUE constraint failed: users.email"),
            "UNIQUE constraint failed: users.email"
        );
    }
}
