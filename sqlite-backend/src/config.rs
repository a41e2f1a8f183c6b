//! Where the database is and how the pool behaves: a path or a URL and the settings beside it.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use relvar::backend::Request;

use crate::{Error, Lite, Result};

/// What is told of statements that are new to a connection.
pub(crate) type FirstUse = Arc<dyn Fn(&Request<Lite>) + Send + Sync>;

/// Where a database is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    File(PathBuf),
    /// In memory; it ends with its connection.
    Memory,
}

/// What may be done with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    ReadOnly,
    ReadWrite,
    Create,
}

/// How a pool connects and behaves.
///
/// ```
/// use std::time::Duration;
/// use relvar_sqlite::Config;
///
/// let config = Config::from_url("sqlite://shop.db?mode=rw")?
///     .readers(8)
///     .busy_timeout(Duration::from_secs(10))
///     .statement_timeout(Duration::from_secs(30));
/// # Ok::<(), relvar_sqlite::Error>(())
/// ```
#[derive(Clone)]
pub struct Config {
    pub(crate) source: Source,
    pub(crate) mode: Mode,
    pub(crate) readers: u32,
    pub(crate) busy_timeout: Duration,
    pub(crate) acquire_timeout: Duration,
    pub(crate) statement_timeout: Option<Duration>,
    pub(crate) full_sync: bool,
    pub(crate) statement_cache: usize,
    pub(crate) slow_statement: Option<Duration>,
    pub(crate) first_use: Option<FirstUse>,
}

impl Config {
    /// Reads a path (`shop.db`), a URL (`sqlite:shop.db`, `sqlite:///var/shop.db?mode=ro`), or `sqlite::memory:`.
    ///
    /// `mode` is `ro` (only read), `rw` (read and write what is there) or `rwc` (make it if it is not there, the default).
    /// In a URL, `%20` is a space.
    ///
    /// # Errors
    ///
    /// The text names no file, or is a URL of another database, or one of its parameters is unknown or senseless.
    pub fn from_url(url: &str) -> Result<Self> {
        let (source, mode) = match url.strip_prefix("sqlite:") {
            Some(rest) => parse(rest)?,
            None if url.contains("://") => {
                return Err(Error::config("the URL is not one of SQLite: it does not begin with sqlite:"));
            }
            None => (source(url.to_owned()), Mode::Create),
        };
        if source == Source::File(PathBuf::new()) {
            return Err(Error::config("the URL names no file; `sqlite::memory:` is a database in memory"));
        }
        Ok(Config::new(source, mode))
    }

    /// A database in a file, which is made if it is not there.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Config::new(Source::File(path.into()), Mode::Create)
    }

    /// A database in memory, which is gone with the pool. The pool has one connection, so readers wait for writers.
    pub fn memory() -> Self {
        Config::new(Source::Memory, Mode::Create)
    }

    fn new(source: Source, mode: Mode) -> Self {
        Config {
            source,
            mode,
            readers: 4,
            busy_timeout: Duration::from_secs(5),
            acquire_timeout: Duration::from_secs(30),
            statement_timeout: None,
            full_sync: false,
            statement_cache: 256,
            slow_statement: None,
            first_use: None,
        }
    }

    /// How many connections read at the same time, beside the one that writes. Default: 4.
    pub fn readers(self, connections: u32) -> Self {
        Config { readers: connections, ..self }
    }

    /// How long to wait for a lock that another process has. Default: 5 seconds.
    pub fn busy_timeout(self, limit: Duration) -> Self {
        Config { busy_timeout: limit, ..self }
    }

    /// How long to wait for a free connection of the pool. Default: 30 seconds.
    pub fn acquire_timeout(self, limit: Duration) -> Self {
        Config { acquire_timeout: limit, ..self }
    }

    /// How long one statement may take, rows included. A statement that takes longer is stopped and undone. Default: no
    /// limit.
    pub fn statement_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        Config { statement_timeout: limit.into(), ..self }
    }

    /// Each COMMIT waits until the disk has it (`PRAGMA synchronous = FULL`). Without that, a killed process loses nothing
    /// that was committed; where the power fails, the last transactions may be missing, each of them whole. Default: off.
    pub fn full_sync(self, on: bool) -> Self {
        Config { full_sync: on, ..self }
    }

    /// How many prepared statements each connection keeps; the least recently used ones make room. Default: 256.
    pub fn statement_cache(self, statements: usize) -> Self {
        Config { statement_cache: statements, ..self }
    }

    /// Statements that take longer than this are reported as a `tracing` warning. Default: none is.
    pub fn slow_statement(self, threshold: impl Into<Option<Duration>>) -> Self {
        Config { slow_statement: threshold.into(), ..self }
    }

    /// Calls `tell` with each statement that is new to its connection, when it is prepared: its text, the types of its
    /// parameters and columns and its place in the program, never a value. It is called on the connection's thread.
    ///
    /// ```
    /// # use relvar_sqlite::Config;
    /// let config = Config::memory().on_first_use(|statement| {
    ///     let types = statement.parameters.type_names().map(|name| name.name);
    ///     println!("{} {:?}", statement.text.as_str(), types.collect::<Vec<_>>());
    /// });
    /// ```
    pub fn on_first_use(self, tell: impl Fn(&Request<Lite>) + Send + Sync + 'static) -> Self {
        Config { first_use: Some(Arc::new(tell)), ..self }
    }

    /// The file is only read.
    pub fn read_only(self) -> Self {
        Config { mode: Mode::ReadOnly, ..self }
    }

    /// Settings that make no sense, found before the first connection.
    pub(crate) fn check(&self) -> Result<()> {
        if self.readers == 0 {
            return Err(Error::config("readers is zero"));
        }
        if self.acquire_timeout.is_zero() {
            return Err(Error::config("acquire_timeout is zero"));
        }
        if self.statement_timeout == Some(Duration::ZERO) {
            return Err(Error::config("statement_timeout is zero"));
        }
        if self.source == Source::Memory && self.mode == Mode::ReadOnly {
            return Err(Error::config("a database in memory that is only read is always empty"));
        }
        Ok(())
    }

    pub(crate) fn is_memory(&self) -> bool {
        self.source == Source::Memory
    }

    /// The file, as a message names it.
    pub(crate) fn database(&self) -> String {
        match &self.source {
            Source::File(path) => path.display().to_string(),
            Source::Memory => ":memory:".to_owned(),
        }
    }
}

/// What stands behind `sqlite:`.
fn parse(rest: &str) -> Result<(Source, Mode)> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = decoded(path.strip_prefix("//").unwrap_or(path))?;
    let mut mode = Mode::Create;
    let mut memory = false;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("mode", "ro")) => mode = Mode::ReadOnly,
            Some(("mode", "rw")) => mode = Mode::ReadWrite,
            Some(("mode", "rwc")) => mode = Mode::Create,
            Some(("mode", "memory")) => memory = true,
            Some(("mode", _)) => return Err(Error::config("mode is none of ro, rw, rwc and memory")),
            _ => {
                let name = pair.split('=').next().unwrap_or_default();
                return Err(Error::config(format!("unknown parameter {name} of the URL; `mode` is known")));
            }
        }
    }
    Ok((if memory { Source::Memory } else { source(path) }, mode))
}

fn source(path: String) -> Source {
    if path == ":memory:" { Source::Memory } else { Source::File(path.into()) }
}

/// `%20` is a space.
fn decoded(text: &str) -> Result<String> {
    let wrong = || Error::config("the URL has a % that is not followed by two hexadecimal digits of UTF-8");
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let digits = part.get(..2).ok_or_else(wrong)?;
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| wrong())?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).map_err(|_| wrong())
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("source", &self.source)
            .field("mode", &self.mode)
            .field("readers", &self.readers)
            .field("busy_timeout", &self.busy_timeout)
            .field("acquire_timeout", &self.acquire_timeout)
            .field("statement_timeout", &self.statement_timeout)
            .finish_non_exhaustive()
    }
}

impl std::str::FromStr for Config {
    type Err = Error;

    fn from_str(url: &str) -> Result<Self> {
        Config::from_url(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_urls() {
        for (text, path, mode) in [
            ("shop.db", "shop.db", Mode::Create),
            ("/var/a?b%20.db", "/var/a?b%20.db", Mode::Create),
            ("sqlite:shop.db", "shop.db", Mode::Create),
            ("sqlite://shop.db?mode=rw", "shop.db", Mode::ReadWrite),
            ("sqlite:///var/a%20b.db?mode=ro", "/var/a b.db", Mode::ReadOnly),
        ] {
            let config = Config::from_url(text).unwrap();
            assert_eq!((config.source, config.mode), (Source::File(path.into()), mode), "{text}");
        }
        for text in [":memory:", "sqlite::memory:", "sqlite://:memory:", "sqlite:x?mode=memory"] {
            assert!(Config::from_url(text).unwrap().is_memory(), "{text}");
        }
    }

    #[test]
    fn senseless_texts_are_refused() {
        for text in [
            "",
            "sqlite:",
            "sqlite://?mode=ro",
            "postgres://ann:secret@h/d",
            "sqlite:a?mode=perhaps",
            "sqlite:a?colour=red",
            "sqlite:a%2",
            "sqlite:a%zz",
            "sqlite:a%ff",
        ] {
            let error = Config::from_url(text).unwrap_err();
            assert!(error.is_config(), "{text}: {error}");
            assert!(!format!("{error} {error:?}").contains("secret"), "{text}: {error}");
        }
        assert!(Config::memory().readers(0).check().is_err());
        assert!(Config::memory().read_only().check().is_err());
    }
}
