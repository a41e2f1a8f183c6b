//! Where the server is and how the pool behaves: a connection URL and the settings beside it.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use relvar::backend::Request;
use tokio_postgres::config::Host;

use crate::sslmode::{Tls, TlsMode, take_tls};
use crate::{Error, Pg, Result};

/// What is told of statements that are new to a connection.
pub(crate) type FirstUse = Arc<dyn Fn(&Request<Pg>) + Send + Sync>;

/// How a pool connects and behaves.
///
/// ```
/// use std::time::Duration;
/// use relvar_pg::Config;
///
/// let config = Config::from_url("postgres://ann:secret@db.example.com/shop?sslmode=verify-full")?
///     .pool_size(16)
///     .acquire_timeout(Duration::from_secs(5))
///     .statement_timeout(Duration::from_secs(30));
/// assert!(!format!("{config:?}").contains("secret"));
/// # Ok::<(), relvar_pg::Error>(())
/// ```
#[derive(Clone)]
pub struct Config {
    pub(crate) server: tokio_postgres::Config,
    pub(crate) tls: Tls,
    pub(crate) pool_size: u32,
    pub(crate) acquire_timeout: Duration,
    pub(crate) connect_timeout: Duration,
    pub(crate) statement_timeout: Option<Duration>,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) max_lifetime: Option<Duration>,
    pub(crate) prepared_statements: bool,
    pub(crate) statement_cache: usize,
    pub(crate) slow_statement: Option<Duration>,
    pub(crate) first_use: Option<FirstUse>,
}

impl Config {
    /// Reads a URL (`postgres://user:password@host:port/database?sslmode=verify-full`) or libpq's `key=value` form.
    ///
    /// Understood are the parameters of [`tokio_postgres::Config`], and `sslmode` and `sslrootcert` as libpq has
    /// them. What is not given comes from this library's defaults, not from environment variables.
    ///
    /// # Errors
    ///
    /// The text is not of either form, or one of its parameters is unknown or senseless. The error never shows the text,
    /// which may hold a password.
    pub fn from_url(url: &str) -> Result<Self> {
        let (url, tls) = take_tls(url)?;
        let server: tokio_postgres::Config =
            url.parse().map_err(|error| Error::config(crate::error::chain(&error)))?;
        if server.get_hosts().is_empty() && server.get_hostaddrs().is_empty() {
            return Err(Error::config("the connection URL names no host"));
        }
        let connect_timeout = server.get_connect_timeout().copied().unwrap_or(Duration::from_secs(10));
        Ok(Config {
            server,
            tls,
            pool_size: 10,
            acquire_timeout: Duration::from_secs(30),
            connect_timeout,
            statement_timeout: None,
            idle_timeout: Some(Duration::from_secs(600)),
            max_lifetime: Some(Duration::from_secs(1800)),
            prepared_statements: true,
            statement_cache: 256,
            slow_statement: None,
            first_use: None,
        })
    }

    /// How many connections the pool has at most. Default: 10.
    pub fn pool_size(self, connections: u32) -> Self {
        Config { pool_size: connections, ..self }
    }

    /// How long to wait for a free connection. Default: 30 seconds.
    pub fn acquire_timeout(self, limit: Duration) -> Self {
        Config { acquire_timeout: limit, ..self }
    }

    /// How long making one connection may take, from the name lookup to the server's first prompt. Default:
    /// `connect_timeout` of the URL, or 10 seconds.
    pub fn connect_timeout(self, limit: Duration) -> Self {
        Config { connect_timeout: limit, ..self }
    }

    /// How long one statement may take, rows included. A statement that takes longer is cancelled, also on the server.
    /// Default: no limit.
    pub fn statement_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        Config { statement_timeout: limit.into(), ..self }
    }

    /// How long a connection may be idle before it is closed. Default: 10 minutes.
    pub fn idle_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        Config { idle_timeout: limit.into(), ..self }
    }

    /// How long a connection may live before it is replaced. Default: 30 minutes.
    pub fn max_lifetime(self, limit: impl Into<Option<Duration>>) -> Self {
        Config { max_lifetime: limit.into(), ..self }
    }

    /// Whether repeated statements are prepared under a name. Turn it off behind a pooler that gives each transaction
    /// another server connection (PgBouncer's transaction mode): every statement then goes out in one flight, with its
    /// parameter types, and leaves nothing behind. Default: on.
    pub fn prepared_statements(self, on: bool) -> Self {
        Config { prepared_statements: on, ..self }
    }

    /// How many prepared statements each connection keeps; the least recently used ones make room. Default: 256.
    pub fn statement_cache(self, statements: usize) -> Self {
        Config { statement_cache: statements, ..self }
    }

    /// Statements that take longer than this are reported as a `tracing` warning. Default: none is.
    pub fn slow_statement(self, threshold: impl Into<Option<Duration>>) -> Self {
        Config { slow_statement: threshold.into(), ..self }
    }

    /// Calls `tell` with each statement that is new to its connection, before it is sent: its text, the types of its
    /// parameters and columns and its place in the program, never a value. Where repeated statements are not prepared,
    /// each is always new.
    ///
    /// ```
    /// # use relvar_pg::Config;
    /// # let config = Config::from_url("postgres://db.example.com/shop")?;
    /// let config = config.on_first_use(|statement| {
    ///     let types = statement.parameters.type_names().map(|name| name.name);
    ///     println!("{} {:?}", statement.text.as_str(), types.collect::<Vec<_>>());
    /// });
    /// # Ok::<(), relvar_pg::Error>(())
    /// ```
    pub fn on_first_use(self, tell: impl Fn(&Request<Pg>) + Send + Sync + 'static) -> Self {
        Config { first_use: Some(Arc::new(tell)), ..self }
    }

    /// Overrides the URL's `sslmode`.
    pub fn tls(mut self, mode: TlsMode) -> Self {
        self.tls.mode = mode;
        self
    }

    /// A PEM file of trusted certificate authorities, as `sslrootcert`. As in libpq, `require` then checks like
    /// `verify-ca`. Default: the operating system's.
    pub fn root_certificate(mut self, file: impl Into<PathBuf>) -> Self {
        self.tls.root_certificate = Some(file.into());
        self
    }

    /// Every transaction of a new connection is READ ONLY, unless it says otherwise.
    pub(crate) fn read_only(mut self) -> Self {
        let given = self.server.get_options().map(|options| format!("{options} ")).unwrap_or_default();
        self.server.options(format!("{given}-c default_transaction_read_only=on"));
        self
    }

    /// What the server shows in `pg_stat_activity`.
    pub fn application_name(mut self, name: impl Into<String>) -> Self {
        self.server.application_name(name);
        self
    }

    /// Limits that make no sense, found before the first connection.
    pub(crate) fn check(&self) -> Result<()> {
        let positive = |limit: Option<Duration>, name: &str| match limit {
            Some(Duration::ZERO) => Err(Error::config(format!("{name} is zero"))),
            _ => Ok(()),
        };
        positive(Some(self.acquire_timeout), "acquire_timeout")?;
        positive(Some(self.connect_timeout), "connect_timeout")?;
        positive(self.statement_timeout, "statement_timeout")?;
        positive(self.idle_timeout, "idle_timeout")?;
        positive(self.max_lifetime, "max_lifetime")?;
        if self.pool_size == 0 { Err(Error::config("pool_size is zero")) } else { Ok(()) }
    }

    /// The database.
    pub(crate) fn database(&self) -> &str {
        self.server.get_dbname().or(self.server.get_user()).unwrap_or("postgres")
    }

    /// The first host, as the program wrote it.
    pub(crate) fn host(&self) -> String {
        match self.server.get_hosts().first() {
            Some(Host::Tcp(host)) => host.clone(),
            #[cfg(unix)]
            Some(Host::Unix(path)) => path.display().to_string(),
            None => self.server.get_hostaddrs().first().map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// The first port.
    pub(crate) fn port(&self) -> u16 {
        self.server.get_ports().first().copied().unwrap_or(5432)
    }

    /// Whom an error is about: host, port and user, never the password.
    pub(crate) fn target(&self) -> String {
        let user = self.server.get_user().unwrap_or("the operating system's user");
        let database = self.database();
        format!("database \"{database}\" on host {}, port {}, as user \"{user}\"", self.host(), self.port())
    }

    /// Are all hosts unix sockets? They are never encrypted.
    pub(crate) fn is_local(&self) -> bool {
        #[cfg(unix)]
        let local = |host: &Host| matches!(host, Host::Unix(_));
        #[cfg(not(unix))]
        let local = |_: &Host| false;
        self.server.get_hostaddrs().is_empty() && self.server.get_hosts().iter().all(local)
    }
}

impl fmt::Debug for Config {
    /// Leaves out the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("target", &self.target())
            .field("tls", &self.tls)
            .field("pool_size", &self.pool_size)
            .field("acquire_timeout", &self.acquire_timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("statement_timeout", &self.statement_timeout)
            .field("prepared_statements", &self.prepared_statements)
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
    fn sslmode_is_taken_from_urls_and_from_pairs() {
        for (text, mode) in [
            ("postgres://a:b@h:1/d?sslmode=verify-full&connect_timeout=3", TlsMode::VerifyFull),
            ("postgresql://h/d?connect_timeout=3&sslmode=disable", TlsMode::Disable),
            ("host=h sslmode=verify-ca connect_timeout=3", TlsMode::VerifyCa),
            ("postgres://h/d?connect_timeout=3", TlsMode::Prefer),
        ] {
            let config = Config::from_url(text).unwrap();
            assert_eq!(config.tls.mode, mode, "{text}");
            assert_eq!(config.connect_timeout, Duration::from_secs(3), "{text}");
        }
        let config = Config::from_url("postgres://h/d?sslrootcert=%2Fetc%2Fca.pem").unwrap();
        assert_eq!(config.tls.root_certificate, Some(PathBuf::from("/etc/ca.pem")));
    }

    #[test]
    fn senseless_texts_are_refused_without_showing_them() {
        for text in [
            "mysql://ann:secret@h/d",
            "postgres://ann:secret@h/d?sslmode=perhaps",
            "postgres://ann:secret@h:port/d",
            "postgres://ann:secret@h/d?colour=red",
            "postgres://",
            "",
        ] {
            let error = Config::from_url(text).unwrap_err();
            assert!(error.is_config(), "{text}: {error}");
            assert!(!format!("{error} {error:?}").contains("secret"), "{text}: {error}");
        }
    }

    #[test]
    fn debug_hides_the_password() {
        let config = Config::from_url("postgres://ann:secret@h/d").unwrap();
        let shown = format!("{config:?}");
        assert!(shown.contains("ann") && !shown.contains("secret"), "{shown}");
    }
}
