//! A walk through relvar on a live database: `cargo run --example quickstart`.
//!
//! It runs on SQLite, in a file that is removed at the end; where `DATABASE_URL` names a PostgreSQL server, on that server,
//! in a new schema that is dropped at the end. The program is the same: [`walk.rs`](walk.rs) is compiled for both. The
//! screen shows each step's source as it stands in that file, the SQL that was sent, as the driver reports it to `tracing`,
//! and the rows that came back.

#![allow(clippy::duplicate_mod, reason = "the walk is one source for both databases")]

mod file;
mod place;
mod screen;
mod server;
mod statements;
mod table;

#[path = "."]
mod postgres {
    use relvar_pg as backend;

    #[path = "walk.rs"]
    pub(crate) mod walk;
}

#[path = "."]
mod sqlite {
    use relvar_sqlite as backend;

    #[path = "walk.rs"]
    pub(crate) mod walk;
}

use std::error::Error;
use std::io;
use std::process::ExitCode;

use file::File;
use server::Server;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough: `cargo run --example quickstart | head`.
        Err(problem) if closed(&*problem) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    match std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty()) {
        Some(url) => {
            let server = Server::prepare(url).await?;
            let walked = postgres::walk::walk(&server).await;
            server.clean_up().await?;
            walked
        }
        None => {
            let file = File::prepare()?;
            let walked = sqlite::walk::walk(&file).await;
            file.clean_up()?;
            walked
        }
    }
}

fn closed(problem: &(dyn Error + 'static)) -> bool {
    problem.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
