//! How long statements that write take: relvar against tokio-postgres by hand and against other libraries.
//!
//! ```text
//! cargo run --release -p relvar-benches --features peers --bin write_time -- [option value]...
//!     --scenarios insert-1,update,insert-100,insert-1000,insert-10000
//!     --rounds 201       turns of each library
//!     --turn 10          milliseconds of one turn, by the fastest library
//!     --output benches/write/results.md
//! ```
//!
//! All libraries are in this one process and take turns on one thread, each with a connection of its own to one server by
//! its unix socket. Ratios are the medians of the pairs of all rounds. Before the times are taken, every library runs the
//! scenario once, and what the table holds then has to be the same for all. Without the feature there is relvar and
//! tokio-postgres by hand alone.

mod peers;
mod results;
mod scenario;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs};

use relvar_benches::turns::{Contestant, Rounds, Turns};
use relvar_benches::{Outcome, machine};
use relvar_pg::ephemeral::Cluster;
use relvar_pg::tokio_postgres::{self, Client, NoTls};
use tokio::runtime::Runtime;

use peers::Peer;
use results::{Measured, Results};
use scenario::Scenario;

/// How often the statement runs before the tables are compared.
const COMPARED: usize = 5;

struct Options {
    scenarios: Vec<Scenario>,
    turns: Turns,
    output: PathBuf,
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>, repository: &Path) -> Outcome<Self> {
        let mut options = Self {
            scenarios: Scenario::ALL.to_vec(),
            turns: Turns { rounds: 201, turn: Duration::from_millis(10) },
            output: repository.join("benches/write/results.md"),
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
            match option.as_str() {
                "--scenarios" => {
                    options.scenarios = value.split(',').map(Scenario::named).collect::<Outcome<_>>()?;
                }
                "--rounds" => options.turns.rounds = value.parse()?,
                "--turn" => options.turns.turn = Duration::from_millis(value.parse()?),
                "--output" => options.output = value.into(),
                _ => return Err(format!("no option `{option}`").into()),
            }
        }
        if options.turns.rounds == 0 {
            return Err("at least one round".into());
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let repository =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the package lies in the workspace")?;
    let options = Options::read(words.iter().cloned(), repository)?;
    let cluster = Cluster::start()?;
    let url = cluster.create_database("write_time")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let admin = runtime.block_on(async {
        let (admin, connection) = tokio_postgres::connect(&url, NoTls).await?;
        tokio::spawn(connection);
        admin.batch_execute(scenario::TABLE).await?;
        Outcome::Ok(admin)
    })?;

    let mut results = Results::default();
    for &scenario in &options.scenarios {
        let measured = measure(scenario, options.turns, &runtime, &admin, &url)?;
        println!("{}", measured.lines());
        results.add(measured);
    }

    let version: String = runtime.block_on(admin.query_one("SHOW server_version", &[]))?.try_get(0)?;
    let command = format!(
        "cargo run --release -p relvar-benches --features peers --bin write_time -- {}",
        words.join(" ")
    );
    let page = results.page(
        command.trim_end_matches([' ', '-']),
        &format!("{}, PostgreSQL {version}", machine()?),
        options.turns,
    );
    fs::write(&options.output, &page)?;
    println!("\n{page}");
    Ok(())
}

fn measure(
    scenario: Scenario,
    turns: Turns,
    runtime: &Runtime,
    admin: &Client,
    url: &str,
) -> Outcome<Measured> {
    let mut peers = Vec::new();
    let mut contestants: Vec<Box<dyn Contestant + '_>> = Vec::new();
    let mut agreed = None;
    for &peer in Peer::ALL {
        let fault = |error| format!("{} of {}: {error}", scenario.name(), peer.name());
        let Some(mut contestant) = peer.ready(scenario, runtime, url).map_err(fault)? else { continue };
        runtime.block_on(scenario.start(admin))?;
        contestant.block(COMPARED, &mut Vec::new()).map_err(fault)?;
        let sum = runtime.block_on(scenario.checksum(admin))?;
        if *agreed.get_or_insert_with(|| sum.clone()) != sum {
            return Err(fault("the table holds something else than after the other libraries".into()).into());
        }
        peers.push(peer);
        contestants.push(contestant);
    }
    runtime.block_on(scenario.start(admin))?;
    let rounds: Rounds = turns.take(&mut contestants, || runtime.block_on(scenario.before_turn(admin)))?;
    Ok(Measured { scenario, peers, rounds, rows_after: agreed.map_or(0, |(rows, _)| rows) })
}
