//! TPC-H: the plans and times of relvar's text and of text by hand, in turns in one process.
//!
//! ```text
//! cargo run --release -p relvar-benches --bin tpch -- [option value]...
//!     --scale 1          0.01 for a try
//!     --queries 1,5      some of the 22 alone
//!     --rounds 15        turns of each at most
//!     --limit 20         seconds of a query's rounds; three there are in any case
//!     --minutes 15       time after which no other query is begun; of those that are left, only the plans are compared
//!     --output benches/tpch/results.md
//!     --plans target/plans.txt   both texts of each query and their plans, where one wants to see them
//! ```
//!
//! The data are those of the benchmark's own generator, on a server that is started for them and removed at the end. Schema,
//! queries and the specification's text are those of the test `tpch`.

mod by_hand;
mod contest;
mod data;
mod explaining;
#[path = "../../tests/tests/tpch/load.rs"]
mod load;
mod page;
mod plan;
#[path = "../../tests/tests/tpch/queries/mod.rs"]
mod queries;
mod questions;
#[path = "../../tests/tests/tpch/schema.rs"]
mod schema;
#[path = "../../tests/tests/tpch/specification/mod.rs"]
mod specification;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use relvar_benches::turns::Turns;
use relvar_benches::{Outcome, end, machine, repository, today, versions};
use relvar_pg::ephemeral::Cluster;
use tokio::runtime::Builder;

use contest::Query;
use page::Origin;

/// What the server is told. What it reads lies in its memory, what it sorts and hashes stays there, and it does nothing
/// beside the query: no other plan comes about while it is measured.
const SETTINGS: &[(&str, &str)] = &[
    ("plan_cache_mode", "force_custom_plan"),
    ("shared_buffers", "3GB"),
    ("work_mem", "256MB"),
    ("maintenance_work_mem", "512MB"),
    ("effective_cache_size", "6GB"),
    ("max_parallel_workers_per_gather", "0"),
    ("jit", "off"),
    ("autovacuum", "off"),
    ("wal_level", "minimal"),
    ("max_wal_senders", "0"),
    ("max_wal_size", "8GB"),
];

/// The libraries whose versions the page names.
const LIBRARIES: &[&str] = &["tokio-postgres", "tpchgen", "tokio"];

struct Options {
    scale: f64,
    queries: Vec<u8>,
    turns: Turns,
    time: Duration,
    output: PathBuf,
    plans: Option<PathBuf>,
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>, repository: &Path) -> Outcome<Self> {
        let mut options = Options {
            scale: 1.0,
            queries: questions::NUMBERS.to_vec(),
            turns: Turns { rounds: 15, limit: Duration::from_secs(20), turn: Duration::from_millis(50) },
            time: Duration::from_secs(15 * 60),
            output: repository.join("benches/tpch/results.md"),
            plans: None,
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
            match option.as_str() {
                "--scale" => options.scale = value.parse()?,
                "--queries" => {
                    options.queries = value.split(',').map(str::parse).collect::<Result<_, _>>()?;
                }
                "--rounds" => options.turns.rounds = value.parse()?,
                "--limit" => options.turns.limit = Duration::from_secs(value.parse()?),
                "--minutes" => options.time = Duration::from_secs(60 * value.parse::<u64>()?),
                "--output" => options.output = value.into(),
                "--plans" => options.plans = Some(value.into()),
                _ => return Err(format!("no option `{option}`").into()),
            }
        }
        if let Some(unknown) = options.queries.iter().find(|number| !questions::NUMBERS.contains(number)) {
            return Err(format!("TPC-H has no query {unknown}").into());
        }
        if options.turns.rounds == 0 || !(0.01..=100.0).contains(&options.scale) {
            return Err("at least one round, at a scale of 0.01 to 100".into());
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    end(run())
}

fn run() -> Outcome<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let repository = repository()?;
    let options = Options::read(words.iter().cloned(), repository)?;
    let builder =
        SETTINGS.iter().fold(Cluster::builder(), |builder, (name, value)| builder.setting(*name, *value));
    let cluster = builder.start()?;
    let url = cluster.create_database("tpch")?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let started = Instant::now();
    let data = runtime.block_on(data::make(&url, options.scale))?;
    eprintln!("{} loaded in {} s", data.size, started.elapsed().as_secs());

    let explained = |number: &u8| Query::explained(*number, &url, options.scale, &runtime);
    let mut queries = options.queries.iter().map(explained).collect::<Outcome<Vec<_>>>()?;
    // What is left where time runs out is what takes most of it.
    queries.sort_by(|one, other| {
        one.by_hand.plan.root.total_cost.total_cmp(&other.by_hand.plan.root.total_cost)
    });
    for query in &mut queries {
        if started.elapsed() < options.time {
            query.measure(&url, options.scale, options.turns, &runtime)?;
            println!("{}", page::line(query));
        }
    }
    queries.sort_by_key(|query| query.number);
    if let Some(plans) = &options.plans {
        fs::write(plans, queries.iter().map(Query::plans).collect::<String>())?;
    }
    let command = format!("cargo run --release -p relvar-benches --bin tpch -- {}", words.join(" "));
    let origin = Origin {
        command: command.trim_end_matches([' ', '-']).replace(&format!("{}/", repository.display()), ""),
        machine: format!(
            "{} with PostgreSQL {}, {}, on {}",
            machine()?,
            data.server,
            versions(repository, LIBRARIES)?,
            today()
        ),
        scale: options.scale,
        size: data.size,
        settings: SETTINGS,
    };
    if let Some(folder) = options.output.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&options.output, page::page(&origin, &queries))?;
    println!("{}", options.output.display());
    Ok(())
}
