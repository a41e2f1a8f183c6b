//! What a statement costs the client at run time: instructions and heap allocations of relvar above tokio-postgres by
//! hand.
//!
//! ```text
//! cargo run --release -p relvar-benches --bin run_cost -- [option value]...
//! cargo run --release -p relvar-benches --features peers --bin run_cost      with other libraries beside relvar
//!     --scenarios key,update,insert,load
//!     --rounds 5         measurements of each; the least counts (3 where other libraries are measured, too)
//!     --output benches/run/results.md
//! ```
//!
//! Instructions are valgrind's (callgrind), in user space only: two runs of different length, and the difference divided
//! by the difference of the lengths, so that connecting and preparing do not count. Runs differ in how often the runtime
//! waits, by chance: an answer may arrive before or after the client begins to wait. So the least of some rounds counts.
//! Allocations are those of a third run, without valgrind, after a warm-up.
//!
//! The server is the one that `DATABASE_URL` names, on which only temporary tables are made, else one of its own. The other
//! libraries are always measured on one of its own.

#[cfg(feature = "peers")]
mod beside;
mod client;
mod measure;
#[cfg(any(feature = "peers", test))]
mod profile;
mod results;
mod scenario;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use relvar_benches::{Outcome, end, machine, repository, target};
use relvar_pg::ephemeral::Cluster;

use client::Client;
use measure::Program;
use results::Results;
use scenario::Scenario;

/// The first word of a measured process.
const MEASURED: &str = "measured";

/// Measurements of each. Valgrind is slow to load a program with all libraries.
const ROUNDS: usize = if cfg!(feature = "peers") { 3 } else { 5 };

struct Options {
    scenarios: Vec<Scenario>,
    rounds: usize,
    output: PathBuf,
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>, repository: &Path) -> Outcome<Self> {
        let mut options = Self {
            scenarios: Scenario::ALL.to_vec(),
            rounds: ROUNDS,
            output: repository.join("benches/run/results.md"),
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
            match option.as_str() {
                "--scenarios" => {
                    options.scenarios = value.split(',').map(Scenario::named).collect::<Outcome<_>>()?;
                }
                "--rounds" => options.rounds = value.parse()?,
                "--output" => options.output = value.into(),
                _ => return Err(format!("no option `{option}`").into()),
            }
        }
        if options.rounds == 0 {
            return Err("at least one round".into());
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let outcome = match words.split_first() {
        Some((first, rest)) if first == MEASURED => measure::child(rest),
        #[cfg(feature = "peers")]
        Some((first, rest)) if first == beside::MEASURED => beside::child(rest),
        _ => run(&words),
    };
    end(outcome)
}

fn run(words: &[String]) -> Outcome<()> {
    let repository = repository()?;
    let options = Options::read(words.iter().cloned(), repository)?;
    let (cluster, url) = match env::var("DATABASE_URL") {
        Ok(url) => (None, url),
        Err(_) => {
            let cluster = Cluster::start()?;
            let url = cluster.create_database("run_cost")?;
            (Some(cluster), url)
        }
    };
    let profiles = target()?.join("run_cost");
    let program = Program::new(url, profiles.clone())?;

    let mut results = Results::default();
    for &scenario in &options.scenarios {
        for client in Client::ALL {
            let cost = program.cost(scenario, client, options.rounds)?;
            println!(
                "{} {}: {:.0} instructions, {:.2} allocations",
                scenario.name(),
                client.name(),
                cost.instructions,
                cost.allocations
            );
            results.add(scenario, client, cost);
        }
    }

    let features = if cfg!(feature = "peers") { " --features peers" } else { "" };
    let command =
        format!("cargo run --release -p relvar-benches{features} --bin run_cost -- {}", words.join(" "));
    let page = results.page(command.trim_end_matches([' ', '-']), &machine()?);
    let page = page + &beside(cluster, &profiles, repository)?;
    fs::write(&options.output, &page)?;
    println!("\n{page}");
    Ok(())
}

/// What the page says of other libraries.
#[cfg(feature = "peers")]
fn beside(cluster: Option<Cluster>, profiles: &Path, repository: &Path) -> Outcome<String> {
    let cluster = cluster.map_or_else(Cluster::start, Ok)?;
    beside::Beside::measure(&cluster, profiles)?.section(repository)
}

/// Without the feature, nothing.
#[cfg(not(feature = "peers"))]
fn beside(_: Option<Cluster>, _: &Path, _: &Path) -> Outcome<String> {
    Ok(String::new())
}
