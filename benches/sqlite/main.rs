//! relvar on SQLite against rusqlite by hand, in turns in one process: the same thread for the connection, the same
//! statements, cached. Diesel's SQLite, which has neither thread nor runtime, stands beside.
//!
//! ```text
//! cargo run --release -p relvar-benches --features peers --bin sqlite -- [option value]...
//!     --rounds 101       turns of each at most
//!     --limit 20         seconds for one scenario
//!     --only key         one scenario alone
//!     --output benches/sqlite/results.md
//! ```

mod by_hand;
mod diesel_itself;
mod page;
mod relvar_itself;
mod scenario;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs};

use relvar_benches::turns::{Contestant, Turns};
use relvar_benches::{Outcome, bar, end, machine, repository, target, today, versions};
use tokio::runtime::{Builder, Runtime};

use scenario::{Driven, Measured, Scenario};

/// The time of one turn, by the fastest.
const TURN: Duration = Duration::from_millis(10);

struct Options {
    rounds: usize,
    limit: Duration,
    only: Option<String>,
    output: PathBuf,
}

impl Options {
    fn read() -> Outcome<Self> {
        let output = repository()?.join("benches/sqlite/results.md");
        let mut options = Options { rounds: 101, limit: Duration::from_secs(20), only: None, output };
        let mut words = env::args().skip(1);
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
            match option.as_str() {
                "--rounds" => options.rounds = value.parse()?,
                "--limit" => options.limit = Duration::from_secs(value.parse()?),
                "--only" => options.only = Some(value),
                "--output" => options.output = value.into(),
                _ => return Err(format!("no option `{option}`").into()),
            }
        }
        Ok(options)
    }
}

/// A file with the rows of all scenarios, removed at the end.
struct Files(PathBuf);

impl Files {
    fn make() -> Outcome<Self> {
        let folder = target()?.join(format!("sqlite_{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Files(folder))
    }

    fn of(&self, scenario: Scenario, library: &str) -> Outcome<PathBuf> {
        let file = self.0.join(format!("{}_{library}.db", scenario.name()));
        by_hand::fill(&file)?;
        Ok(file)
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        // What is left lies in the target folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn main() -> ExitCode {
    end(run())
}

fn run() -> Outcome<()> {
    let options = Options::read()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let files = Files::make()?;
    let mut measured = Vec::new();
    let wanted = |scenario: &Scenario| options.only.as_ref().is_none_or(|only| only == scenario.name());
    for scenario in Scenario::ALL.into_iter().filter(wanted) {
        measured.push(measure(scenario, &options, &runtime, &files)?);
    }
    let command = format!(
        "cargo run --release -p relvar-benches --features peers --bin sqlite -- --rounds {} --limit {}",
        options.rounds,
        options.limit.as_secs()
    );
    let versions = versions(repository()?, &["rusqlite", "libsqlite3-sys", "diesel"])?;
    let page = page::page(&command, &format!("{}: {}; {versions}", today(), machine()?), &measured);
    fs::write(&options.output, &page)?;
    println!("{page}");
    Ok(())
}

/// All libraries have to read the same, before any of them is measured.
fn measure(scenario: Scenario, options: &Options, runtime: &Runtime, files: &Files) -> Outcome<Measured> {
    let library = by_hand::ByHand::ready(scenario, &files.of(scenario, "hand")?)?;
    let hand = Driven { runtime, library };
    let file = files.of(scenario, "relvar")?;
    let library = runtime.block_on(relvar_itself::Relvar::ready(scenario, &file))?;
    let own = Driven { runtime, library };
    let mut diesel = diesel_itself::Diesel::ready(scenario, &files.of(scenario, "diesel")?)?;
    let sums = [hand.sum()?, own.sum()?, diesel.sum()?];
    if sums.iter().any(|sum| *sum != sums[0]) {
        return Err(format!("{}: the libraries read {sums:?}", scenario.name()).into());
    }
    let turns = Turns { rounds: options.rounds, limit: options.limit, turn: TURN };
    let progress = bar(options.rounds, scenario.name());
    let mut contestants: Vec<Box<dyn Contestant + '_>> =
        vec![Box::new(hand), Box::new(own), Box::new(diesel)];
    let rounds = turns.take(&mut contestants, || Ok(()), |round| progress.set_position(round as u64))?;
    progress.finish_and_clear();
    Ok(Measured { scenario, rounds })
}
