//! What becomes of the programs that compile: a server runs each on the same rows.

use std::path::Path;
use std::process::Command;
use std::{fs, str};

use relvar_benches::Outcome;
use relvar_pg::ephemeral::Cluster;
use relvar_pg::tokio_postgres::{self, NoTls};

/// The database that every run gets a copy of.
const TEMPLATE: &str = "rejections";

pub(crate) struct Server {
    cluster: Cluster,
}

/// How a run ended.
pub(crate) enum End {
    /// The server refuses: SQLSTATE and message.
    Refused(String),
    /// The rows do not fit the Rust types.
    Unreadable(String),
    /// It gives this.
    Rows(String),
}

impl Server {
    /// A server with the tables.
    pub(crate) fn start(tables: &Path) -> Outcome<Self> {
        // The server's log then has the SQLSTATE, which Diesel keeps to itself.
        let cluster = Cluster::builder().setting("log_error_verbosity", "verbose").start()?;
        let url = cluster.create_database(TEMPLATE)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&url, NoTls).await?;
            let connection = tokio::spawn(connection);
            client.batch_execute(&fs::read_to_string(tables)?).await?;
            // Nobody may be connected to what is copied.
            drop(client);
            connection.await??;
            Outcome::Ok(())
        })?;
        Ok(Self { cluster })
    }

    /// The version, as the page names it.
    pub(crate) fn version(&self) -> Outcome<String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&self.cluster.url("postgres"), NoTls).await?;
            tokio::spawn(connection);
            Ok(client.query_one("SHOW server_version", &[]).await?.try_get(0)?)
        })
    }

    /// Runs the case `name` of a program in a database of its own.
    pub(crate) fn run(&self, program: &Path, name: &str) -> Outcome<End> {
        let url = self.cluster.copy_database(TEMPLATE, name)?;
        let log = self.cluster.folder().join("log");
        let logged = fs::metadata(&log)?.len() as usize;
        let output = Command::new(program).args([&url, name]).output()?;
        self.cluster.drop_database(name)?;
        let answer = str::from_utf8(&output.stdout)?.trim_end();
        let log = fs::read(&log)?;
        let refusal = String::from_utf8_lossy(log.get(logged..).unwrap_or_default())
            .lines()
            .find_map(|line| Some(line.split_once("ERROR:  ")?.1.to_owned()));
        match (answer.split_once(' '), refusal) {
            (Some(("ok", rows)), _) => Ok(End::Rows(rows.to_owned())),
            (Some(("error", _)), Some(refusal)) => Ok(End::Refused(refusal.replacen(": ", " ", 1))),
            (Some(("error", reason)), None) => Ok(End::Unreadable(reason.to_owned())),
            _ => Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into()),
        }
    }
}
