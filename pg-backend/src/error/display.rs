//! How an error reads: what went wrong, in which statement, sent from where; never a value.

use std::fmt;

use super::kind::{Drift, Kind, chain};
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
            Kind::Ephemeral(reason) => f.write_str(reason),
            Kind::Connect(failure) => write!(f, "cannot connect to {}: {}", failure.target, failure.cause),
            Kind::AcquireTimeout { limit, size } => {
                write!(f, "no connection within {limit:?}: all {size} of the pool are in use")
            }
            Kind::Server(error) => write!(f, "{} (SQLSTATE {})", error.message(), error.code().code()),
            Kind::Transport(error) => write!(f, "the exchange with the server failed: {}", chain(error)),
            Kind::Codec(error) => write!(f, "{error}"),
            Kind::Drift(drift) => write!(f, "{drift}"),
            Kind::UnknownType(name) => write!(f, "the database has no type {name}"),
            Kind::NotFound => f.write_str("the statement gave no row"),
            Kind::TooManyRows => f.write_str("the statement gave more than one row"),
            Kind::StatementTimeout(limit) => write!(f, "the statement took longer than {limit:?}"),
            Kind::Ddl(error) => write!(f, "{error}"),
            Kind::Aborted => f.write_str(
                "nothing was committed: a statement of the transaction had failed, so it was rolled back",
            ),
        }
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the database differs from the program's schema: ")?;
        match self {
            Drift::Count { expected, found } => {
                write!(f, "expected {expected} columns, the server gives {found}")
            }
            Drift::Column { index, name, expected, found } => {
                write!(f, "column {} (\"{name}\") should be {expected}, the server gives {found}", index + 1)
            }
        }
    }
}
