//! How long statements take: relvar against tokio-postgres by hand and against other libraries.
//!
//! ```text
//! cargo run --release -p relvar-benches --features peers --bin time -- [option value]...
//!     --scenarios key,load-100,...
//!     --runtime current  one thread that runs everything; `spawned`: two threads, the work inside of a spawned task
//!     --socket unix      or `tcp`
//!     --rounds 101       turns of each library, at most
//!     --turn 10          milliseconds of one turn, by the fastest library
//!     --limit 60         seconds after which a scenario has no more rounds
//!     --output benches/results/time-current-unix.md   and its figures beside it as .csv
//! ```
//!
//! All libraries are in this one process and take turns. Ratios are the medians of the pairs of all rounds. Before the times
//! are taken, every library runs the scenario some times, and what it read, and what the table holds then, has to be the same
//! for all. Without the feature there is relvar and tokio-postgres by hand alone.

mod budget;
mod results;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs};

use relvar_benches::data::{Data, Databases};
use relvar_benches::drive::Given;
use relvar_benches::peers::Peer;
use relvar_benches::scenario::{PAGE, Scenario};
use relvar_benches::shape::{Shape, Socket};
use relvar_benches::turns::{Contestant, Turns};
use relvar_benches::{Outcome, bar, end, machine, repository, today, versions};
use relvar_pg::ephemeral::Cluster;
use relvar_pg::tokio_postgres::Client;
use tokio::runtime::Runtime;

use results::{Measured, Origin, Results};

/// The libraries whose versions the page names.
const LIBRARIES: &[&str] =
    &["tokio-postgres", "deadpool-postgres", "diesel", "diesel-async", "sqlx", "sea-orm", "toasty", "tokio"];

struct Options {
    scenarios: Vec<Scenario>,
    shape: Shape,
    socket: Socket,
    turns: Turns,
    output: PathBuf,
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>, repository: &Path) -> Outcome<Self> {
        let mut scenarios = Scenario::ALL.to_vec();
        let (mut shape, mut socket) = (Shape::Current, Socket::Unix);
        let mut turns =
            Turns { rounds: 101, turn: Duration::from_millis(10), limit: Duration::from_secs(60) };
        let mut output = None;
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
            match option.as_str() {
                "--scenarios" => {
                    scenarios = value.split(',').map(Scenario::named).collect::<Outcome<_>>()?;
                }
                "--runtime" => shape = Shape::named(&value)?,
                "--socket" => socket = Socket::named(&value)?,
                "--rounds" => turns.rounds = value.parse()?,
                "--turn" => turns.turn = Duration::from_millis(value.parse()?),
                "--limit" => turns.limit = Duration::from_secs(value.parse()?),
                "--output" => output = Some(value.into()),
                _ => return Err(format!("no option `{option}`").into()),
            }
        }
        if turns.rounds == 0 {
            return Err("at least one round".into());
        }
        let output =
            output.unwrap_or_else(|| repository.join(format!("benches/results/time-{shape}-{socket}.md")));
        Ok(Options { scenarios, shape, socket, turns, output })
    }
}

fn main() -> ExitCode {
    end(run())
}

fn run() -> Outcome<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let repository = repository()?;
    let options = Options::read(words.iter().cloned(), repository)?;
    let builder = Cluster::builder().setting("jit", "off").setting("shared_buffers", "256MB");
    let cluster = match options.socket {
        Socket::Unix => builder.start()?,
        Socket::Tcp => builder.tcp().start()?,
    };
    let runtime = options.shape.runtime()?;
    let mut databases = Databases::new(&cluster, options.socket);

    let mut results = Results { shape: options.shape, socket: options.socket, measured: Vec::new() };
    for &scenario in &options.scenarios {
        let measured = measure(scenario, &options, &runtime, &mut databases)?;
        println!("{}", measured.lines());
        results.measured.push(measured);
    }

    let version: String = runtime.block_on(async {
        let (_, admin) = databases.ready(Data::Written).await?;
        Outcome::Ok(admin.query_one("SHOW server_version", &[]).await?.try_get(0)?)
    })?;
    let command =
        format!("cargo run --release -p relvar-benches --features peers --bin time -- {}", words.join(" "));
    let origin = Origin {
        command: command.trim_end_matches([' ', '-']).replace(&format!("{}/", repository.display()), ""),
        machine: format!(
            "{} with PostgreSQL {version}, {}, on {}",
            machine()?,
            versions(repository, LIBRARIES)?,
            today()
        ),
        turn: options.turns.turn.as_millis(),
    };
    if let Some(folder) = options.output.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&options.output, results.page(&origin))?;
    fs::write(options.output.with_extension("csv"), results.csv())?;
    println!("{}", options.output.display());
    Ok(())
}

/// Rows that are the last of a page, by the order of the scenario.
async fn places(admin: &Client) -> Outcome<Vec<(String, i32)>> {
    let text = format!(
        "SELECT name, id FROM (SELECT name, id, row_number() OVER (ORDER BY name, id) AS place FROM users) AS places
         WHERE place % {PAGE} = 0 ORDER BY place LIMIT 8"
    );
    let rows = admin.query(&text, &[]).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

fn measure(
    scenario: Scenario,
    options: &Options,
    runtime: &Runtime,
    databases: &mut Databases<'_>,
) -> Outcome<Measured> {
    let (url, admin) = runtime.block_on(databases.ready(scenario.data()))?;
    let places = if scenario == Scenario::Page { runtime.block_on(places(&admin))? } else { Vec::new() };
    let given = Given { scenario, url, rows: scenario.rows(), keyed: scenario.keyed_rows(), places };
    let mut peers = Vec::new();
    let mut contestants: Vec<Box<dyn Contestant + '_>> = Vec::new();
    let mut agreed = None;
    for &peer in Peer::ALL {
        let fault = |error| format!("{} of {}: {error}", scenario.name(), peer.name());
        let ready = peer.ready(options.shape, runtime, given.clone()).map_err(fault)?;
        let Some(mut contestant) = ready else { continue };
        runtime.block_on(scenario.start(&admin))?;
        let read = contestant.run(scenario.compared(), &mut Vec::new()).map_err(fault)?;
        let found = (read, runtime.block_on(scenario.held(&admin))?);
        if *agreed.get_or_insert_with(|| found.clone()) != found {
            let other = "it read, or the table holds, something else than with the other libraries";
            return Err(fault(other.into()).into());
        }
        peers.push(peer);
        contestants.push(contestant as Box<dyn Contestant>);
    }
    runtime.block_on(scenario.start(&admin))?;
    let bar = bar(options.turns.rounds, &scenario.name());
    let rounds = options.turns.take(
        &mut contestants,
        || runtime.block_on(scenario.before_turn(&admin)),
        |round| bar.set_position(round as u64),
    )?;
    bar.finish_and_clear();
    Ok(Measured { scenario, peers, rounds })
}
