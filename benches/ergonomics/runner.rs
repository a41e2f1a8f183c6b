//! Runs tasks on the server, each on the same rows.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use relvar_benches::Outcome;
use relvar_pg::ephemeral::Cluster;
use relvar_pg::tokio_postgres::{self, Client, NoTls};
use tokio::runtime::Runtime;

/// What the tables hold.
const STATE: &str = "SELECT concat(
    (SELECT string_agg(users::text, ';' ORDER BY users::text) FROM users), '|',
    (SELECT string_agg(posts::text, ';' ORDER BY posts::text) FROM posts), '|',
    (SELECT string_agg(comments::text, ';' ORDER BY comments::text) FROM comments), '|',
    (SELECT string_agg(memberships::text, ';' ORDER BY memberships::text) FROM memberships))";

/// A server with the tables.
pub(crate) struct Server {
    runtime: Runtime,
    admin: Client,
    pub(crate) url: String,
    /// Runs until it is dropped.
    _cluster: Cluster,
}

impl Server {
    pub(crate) fn start() -> Outcome<Self> {
        let cluster = Cluster::start()?;
        let url = cluster.create_database("ergonomics")?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let admin = runtime.block_on(async {
            let (admin, connection) = tokio_postgres::connect(&url, NoTls).await?;
            tokio::spawn(connection);
            // A wrong task must not wait, nor keep others waiting.
            admin
                .batch_execute(
                    "ALTER DATABASE ergonomics SET statement_timeout = '5s';
                     ALTER DATABASE ergonomics SET idle_in_transaction_session_timeout = '5s';",
                )
                .await?;
            admin.batch_execute(include_str!("schema/tables.sql")).await?;
            Outcome::Ok(admin)
        })?;
        Ok(Server { runtime, admin, url, _cluster: cluster })
    }

    /// Its version, and today.
    pub(crate) fn version_and_date(&self) -> Outcome<(String, String)> {
        let text = "SELECT current_setting('server_version'), current_date::text";
        let row = self.runtime.block_on(self.admin.query_one(text, &[]))?;
        Ok((row.try_get(0)?, row.try_get(1)?))
    }

    /// The rows that every task finds.
    fn reset(&self) -> Outcome<()> {
        Ok(self.runtime.block_on(self.admin.batch_execute(include_str!("schema/rows.sql")))?)
    }

    fn state(&self) -> Outcome<String> {
        Ok(self.runtime.block_on(self.admin.query_one(STATE, &[]))?.try_get(0)?)
    }
}

/// What a task gave, and what the tables hold after it; or the error.
pub(crate) type Ran = Result<(String, String), String>;

/// A running program.
pub(crate) struct Runner<'s> {
    server: &'s Server,
    program: &'s Path,
    child: Option<(Child, ChildStdin, BufReader<ChildStdout>)>,
}

impl<'s> Runner<'s> {
    pub(crate) fn new(server: &'s Server, program: &'s Path) -> Self {
        Runner { server, program, child: None }
    }

    /// Runs the task of this number.
    pub(crate) fn run(&mut self, number: usize) -> Outcome<Ran> {
        self.server.reset()?;
        let (_, input, output) = match &mut self.child {
            Some(child) => child,
            None => {
                let mut child = Command::new(self.program)
                    .env("DATABASE_URL", &self.server.url)
                    .stdin(Stdio::piped())
                    .stdout(Stdio::piped())
                    .stderr(Stdio::null())
                    .spawn()?;
                let input = child.stdin.take().ok_or("the program has an input")?;
                let output = child.stdout.take().ok_or("the program has an output")?;
                self.child.insert((child, input, BufReader::new(output)))
            }
        };
        writeln!(input, "{number}")?;
        let mut line = String::new();
        output.read_line(&mut line)?;
        let line = line.trim_end();
        if let Some(answer) = line.strip_prefix("ok ") {
            return Ok(Ok((answer.to_owned(), self.server.state()?)));
        }
        if let Some(error) = line.strip_prefix("error ") {
            return Ok(Err(error.trim_matches('"').replace("\\\"", "\"").replace("\\n", " ")));
        }
        // It ended in the middle of the task.
        if let Some((mut child, ..)) = self.child.take() {
            child.wait()?;
        }
        Ok(Err("ends the program".to_owned()))
    }
}

impl Drop for Runner<'_> {
    fn drop(&mut self) {
        if let Some((mut child, input, _)) = self.child.take() {
            drop(input);
            let _ = child.wait();
        }
    }
}
