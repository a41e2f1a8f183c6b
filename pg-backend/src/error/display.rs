//! How an error reads: what went wrong, in which statement, sent from where; never a value.

use std::borrow::Cow;
use std::fmt;

use super::kind::{Drift, Kind, Twice, chain};
use super::{Error, Inner};

/// How much of a statement's text a message shows.
const SHOWN_STATEMENT: usize = 300;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, statement, caller, unsettled } = &*self.0;
        match self.twice() {
            Some(twice) => write!(f, "{} (SQLSTATE 21000)", twice.reason())?,
            None => write!(f, "{kind}")?,
        }
        if *unsettled {
            f.write_str("; whether it was committed is not known")?;
        }
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

impl Error {
    /// Does the server say that one statement would change a row twice?
    pub(super) fn twice(&self) -> Option<Twice> {
        Twice::of(self.server()?, self.statement())
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
            Kind::Repeated { first, second } => write!(
                f,
                "rows {first} and {second} of this statement have the same key, and one statement cannot change a row \
                 twice: send each key once; nothing was sent"
            ),
            Kind::Server(error) => {
                let state = error.code().code();
                write!(f, "{} (SQLSTATE {state})", without_value(error.message(), state))
            }
            Kind::Transport(error) => write!(f, "the exchange with the server failed: {}", chain(error)),
            Kind::Codec(error) => write!(f, "{error}"),
            Kind::Drift(drift) => write!(f, "{drift}"),
            Kind::UnknownType(name) => write!(f, "the database has no type {name}"),
            Kind::ServerTooOld { need, found } => write!(
                f,
                "{} needs PostgreSQL {} or later, and the server is {}.{}",
                need.what,
                need.version,
                found / 10_000,
                found % 10_000,
            ),
            Kind::NotFound => f.write_str("the statement gave no row"),
            Kind::TooManyRows => f.write_str("the statement gave more than one row"),
            Kind::StatementTimeout { limit, .. } => write!(f, "the statement took longer than {limit:?}"),
            Kind::Copy(reason) => write!(f, "nothing was copied: {reason}"),
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

/// The server's message without the value that those of class 22 (data exceptions) quote, as in `invalid input syntax
/// for type integer: "value"`. A value may itself hold quotes, and other languages have other ones.
fn without_value<'m>(message: &'m str, state: &str) -> Cow<'m, str> {
    const OPENING: [char; 5] = ['"', '«', '„', '“', '「'];
    const CLOSING: [char; 5] = ['"', '»', '“', '”', '」'];
    match message.find(OPENING) {
        Some(start) if state.starts_with("22") => {
            let end = message.rfind(CLOSING).filter(|end| *end > start).unwrap_or(message.len());
            let quote = message[start..].chars().next().map_or(0, char::len_utf8);
            Cow::Owned(format!("{}…{}", &message[..start + quote], &message[end..]))
        }
        _ => Cow::Borrowed(message),
    }
}

#[cfg(test)]
mod tests {
    use super::without_value;

    #[test]
    fn a_quoted_value_is_left_out() {
        let shown = |message| without_value(message, "22P02").into_owned();
        assert_eq!(
            shown("invalid input syntax for type integer: \"a \"7\" b\""),
            "invalid input syntax for type integer: \"…\""
        );
        assert_eq!(shown("value \"99999999999\" is out of range"), "value \"…\" is out of range");
        assert_eq!(shown("ungültige Eingabesyntax: „geheim“"), "ungültige Eingabesyntax: „…“");
        assert_eq!(shown("syntaxe en entrée invalide : « secret »"), "syntaxe en entrée invalide : «…»");
        assert_eq!(shown("cut off: \"secret"), "cut off: \"…");
        assert_eq!(shown("division by zero"), "division by zero");
    }

    #[test]
    fn a_quoted_name_stays() {
        let message = "duplicate key value violates unique constraint \"users_email_key\"";
        assert_eq!(without_value(message, "23505"), message);
    }
}
