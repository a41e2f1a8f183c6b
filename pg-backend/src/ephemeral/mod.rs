//! A private PostgreSQL server for tests and examples, from the server binaries of the machine.
//!
//! ```no_run
//! # async fn example() -> Result<(), relvar_pg::Error> {
//! let cluster = relvar_pg::ephemeral::Cluster::start()?;
//! let url = cluster.create_database("shop")?;
//! let db = relvar_pg::Pool::connect(&url).await?;
//! # Ok(()) }
//! ```
//!
//! The server listens on a unix socket in a folder of its own and on no TCP port. It stops, and the folder goes, when
//! the [`Cluster`] is dropped or its program ends, however it ends. It gives up durability for speed.

mod find;
mod wire;

use std::fmt;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::error::Kind;
use crate::{Error, Result};

/// How long a server may take to come up. A slow disk under a loaded machine needs a few seconds.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// A running server.
pub struct Cluster {
    /// The shell that ends the server when its standard input does; see `reaper.sh`.
    reaper: Child,
    folder: PathBuf,
    port: u16,
    tcp: bool,
}

/// How a server is started: [`Cluster::builder`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    binaries: Option<PathBuf>,
    folder: Option<PathBuf>,
    tcp: bool,
    settings: Vec<(String, String)>,
}

impl Cluster {
    /// Starts a server from the newest server binaries that are installed.
    ///
    /// # Errors
    ///
    /// There are none (the error says what to install), or the server does not come up (the error ends with its log).
    pub fn start() -> Result<Self> {
        Cluster::builder().start()
    }

    /// A server with other properties than the default ones.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The URL of the database `name`, by the unix socket. `postgres` exists from the beginning.
    pub fn url(&self, name: &str) -> String {
        format!(
            "postgres://postgres@{}:{}/{}",
            encoded(&self.folder.to_string_lossy()),
            self.port,
            encoded(name)
        )
    }

    /// The URL of the database `name`, by TCP; `None` where it was not asked for.
    pub fn tcp_url(&self, name: &str) -> Option<String> {
        self.tcp.then(|| format!("postgres://postgres@127.0.0.1:{}/{}", self.port, encoded(name)))
    }

    /// Creates an empty database and gives its URL.
    ///
    /// # Errors
    ///
    /// The server refuses: there is one of this name already.
    pub fn create_database(&self, name: &str) -> Result<String> {
        self.run_sql(&format!("CREATE DATABASE {}", quoted(name)))?;
        Ok(self.url(name))
    }

    /// Creates a database as a copy of `template`, to which nobody may be connected, and gives its URL.
    ///
    /// # Errors
    ///
    /// The server refuses: there is one of this name already, or the template is missing or in use.
    pub fn copy_database(&self, template: &str, name: &str) -> Result<String> {
        self.run_sql(&format!("CREATE DATABASE {} TEMPLATE {}", quoted(name), quoted(template)))?;
        Ok(self.url(name))
    }

    /// Drops a database together with the connections to it.
    ///
    /// # Errors
    ///
    /// The server refuses: there is no such database.
    pub fn drop_database(&self, name: &str) -> Result<()> {
        self.run_sql(&format!("DROP DATABASE {} WITH (FORCE)", quoted(name)))
    }

    /// The folder of the cluster: its data, its socket and its log.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn run_sql(&self, sql: &str) -> Result<()> {
        wire::run(&self.socket(), sql).map_err(|reason| failure(format!("`{sql}` failed: {reason}")))
    }

    fn socket(&self) -> PathBuf {
        self.folder.join(format!(".s.PGSQL.{}", self.port))
    }

    /// Waits until the server takes statements.
    fn wait(&mut self) -> Result<()> {
        let started = Instant::now();
        loop {
            match wire::run(&self.socket(), "") {
                Ok(()) => return Ok(()),
                Err(_) if !self.folder.join("stopped").exists() && started.elapsed() < START_TIMEOUT => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(reason) => {
                    let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                    return Err(failure(format!("the PostgreSQL server did not start: {reason}\n{log}")));
                }
            }
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // The end of its standard input is the order to stop; `wait` lets it finish before the program goes on.
        drop(self.reaper.stdin.take());
        let _ = self.reaper.wait();
    }
}

impl fmt::Debug for Cluster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cluster")
            .field("folder", &self.folder)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

impl Builder {
    /// The folder of `initdb` and `postgres`.
    pub fn binaries(self, folder: impl Into<PathBuf>) -> Self {
        Builder { binaries: Some(folder.into()), ..self }
    }

    /// Where the cluster's folder is made. Default: the system's folder for temporary files.
    pub fn folder(self, folder: impl Into<PathBuf>) -> Self {
        Builder { folder: Some(folder.into()), ..self }
    }

    /// Also listens on a free TCP port of 127.0.0.1.
    pub fn tcp(self) -> Self {
        Builder { tcp: true, ..self }
    }

    /// A setting as in `postgresql.conf`.
    pub fn setting(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.push((name.into(), value.into()));
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// As [`Cluster::start`].
    pub fn start(self) -> Result<Cluster> {
        let binaries = match &self.binaries {
            Some(folder) => folder.clone(),
            None => find::binaries()?,
        };
        let account = Account::of_server()?;
        let folder = self.make_folder(account.as_ref())?;
        let port = if self.tcp { free_port()? } else { 5432 };
        let mut command = Command::new("sh");
        command
            .args(["-c", include_str!("reaper.sh"), "reaper"])
            .arg(&binaries)
            .arg(&folder)
            .args(self.server_arguments(&folder, port))
            .current_dir(&folder)
            // The server's messages are read by a program.
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Control-C in the terminal is for the program, whose end then ends the server.
            .process_group(0);
        if let Some(account) = account {
            command.uid(account.user).gid(account.group);
        }
        let reaper = command.spawn().map_err(|error| {
            let _ = fs::remove_dir_all(&folder);
            failure(format!("cannot start a shell for the PostgreSQL server: {error}"))
        })?;
        let mut cluster = Cluster { reaper, folder, port, tcp: self.tcp };
        cluster.wait()?;
        Ok(cluster)
    }

    fn server_arguments(&self, folder: &Path, port: u16) -> Vec<String> {
        let own = [
            ("listen_addresses", if self.tcp { "127.0.0.1" } else { "" }.to_owned()),
            ("port", port.to_string()),
            ("unix_socket_directories", folder.display().to_string()),
            ("fsync", "off".to_owned()),
            ("synchronous_commit", "off".to_owned()),
            ("full_page_writes", "off".to_owned()),
        ];
        let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
        let settings = own.chain(self.settings.iter().cloned());
        settings.flat_map(|(name, value)| ["-c".to_owned(), format!("{name}={value}")]).collect()
    }

    fn make_folder(&self, account: Option<&Account>) -> Result<PathBuf> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let parent = self.folder.clone().unwrap_or_else(std::env::temp_dir);
        let make = || -> io::Result<PathBuf> {
            loop {
                let number = COUNTER.fetch_add(1, Ordering::Relaxed);
                let folder = parent.join(format!("relvar-pg-{}-{number}", std::process::id()));
                match fs::create_dir(&folder) {
                    // Left by a killed machine under the same process number.
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                    outcome => outcome?,
                }
                fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
                if let Some(account) = account {
                    chown(&folder, Some(account.user), Some(account.group))?;
                }
                return Ok(folder);
            }
        };
        make().map_err(|error| failure(format!("cannot make a folder in {}: {error}", parent.display())))
    }
}

/// Whom the server runs as where this program is root, whom PostgreSQL refuses.
struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// `None` where this program is not root.
    fn of_server() -> Result<Option<Self>> {
        let is_root =
            fs::metadata("/proc/self").map(|own| own.uid() == 0).unwrap_or_else(|_| effective_user() == "0");
        if !is_root {
            return Ok(None);
        }
        let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let find = |name: &str| {
            accounts.lines().find_map(|line| {
                let mut fields = line.split(':');
                let found = fields.next() == Some(name);
                let mut number = || fields.nth(1).and_then(|field| field.parse().ok());
                match (found, number()) {
                    (true, Some(user)) => Some(Account { user, group: fields.next()?.parse().ok()? }),
                    _ => None,
                }
            })
        };
        find("postgres").or_else(|| find("nobody")).map(Some).ok_or_else(|| {
            failure(
                "PostgreSQL does not run as root, and there is no account `postgres` that it could run as",
            )
        })
    }
}

/// Where there is no `/proc`.
fn effective_user() -> String {
    let output = Command::new("id").arg("-u").output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}

fn free_port() -> Result<u16> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    port.map(|address| address.port()).map_err(|error| failure(format!("there is no free TCP port: {error}")))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Percent-encodes what is not a plain letter, digit or mark.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

fn failure(reason: impl Into<String>) -> Error {
    Error::new(Kind::Ephemeral(reason.into()))
}
