//! The cost in all libraries, beside each other: one process of each under valgrind, which does one scenario after
//! another.
//!
//! The process calls [`mark`] before and after each block of calls, and callgrind writes what it counted in between to a
//! file of its own. What it counts is the whole process with its C libraries, so allocations are calls of `malloc` and
//! its like. The sums over what was read, which have to be the same in all libraries, are left out.

mod page;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use relvar_benches::data::Databases;
use relvar_benches::drive::Given;
use relvar_benches::peers::Peer;
use relvar_benches::scenario::Scenario;
use relvar_benches::shape::{Shape, Socket};
use relvar_pg::ephemeral::Cluster;
use relvar_pg::tokio_postgres::{self, NoTls};

use crate::measure::{Cost, least};
use crate::{Outcome, profile};

/// The first word of a measured process.
pub(crate) const MEASURED: &str = "measured-beside";

/// The libraries, in the order of the page.
const PEERS: &[Peer] = &[
    Peer::ByHand,
    Peer::Relvar,
    Peer::Diesel,
    Peer::DieselAsync,
    Peer::Sqlx,
    Peer::SqlxUnnest,
    Peer::SeaOrm,
    Peer::Toasty,
];

/// What is measured, in the order of the page.
const SCENARIOS: &[Scenario] = &[
    Scenario::Key,
    Scenario::Update,
    Scenario::Insert(1),
    Scenario::Insert(100),
    Scenario::Load(100),
    Scenario::Load(1_000),
];

/// Blocks of calls; the least counts, as with the other figures.
const BLOCKS: usize = 5;

/// The calls of one block.
fn times(scenario: Scenario) -> usize {
    match scenario {
        Scenario::Load(1_000..) => 3,
        Scenario::Insert(2..) => 5,
        Scenario::Load(_) => 10,
        _ => 100,
    }
}

/// The costs of one library, as measured.
type Costs = Vec<(Scenario, Cost)>;

/// All costs of one call, and what each library read in a first block.
#[derive(Default)]
pub(crate) struct Beside {
    costs: Vec<(Scenario, Peer, Cost)>,
    sums: Vec<(Scenario, u64)>,
}

impl Beside {
    /// Measures every library, on databases of this server; the profiles are written below `folder`.
    pub(crate) fn measure(cluster: &Cluster, folder: &Path) -> Outcome<Self> {
        let runtime = Shape::Current.runtime()?;
        let mut databases = Databases::new(cluster, Socket::Unix);
        let mut urls = Vec::new();
        for &scenario in SCENARIOS {
            let (url, _) = runtime.block_on(databases.ready(scenario.data()))?;
            urls.push(format!("{}={url}", scenario.name()));
        }
        let mut beside = Beside::default();
        for &peer in PEERS {
            let costs = beside.library(peer, &urls, &folder.join(peer.name().replace(", ", "-")))?;
            for (scenario, cost) in costs {
                println!(
                    "{} {}: {:.0} instructions, {:.1} allocations",
                    scenario.name(),
                    peer.name(),
                    cost.instructions,
                    cost.allocations
                );
                beside.costs.push((scenario, peer, cost));
            }
        }
        Ok(beside)
    }

    fn cost(&self, scenario: Scenario, peer: Peer) -> Option<Cost> {
        self.costs.iter().find(|cost| (cost.0, cost.1) == (scenario, peer)).map(|cost| cost.2)
    }

    /// One library. Its profiles stay for `callgrind_annotate`: of each scenario one for what comes before, and one of
    /// each block.
    fn library(&mut self, peer: Peer, urls: &[String], folder: &Path) -> Outcome<Costs> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        let profile = folder.join("profile");
        let mut command = Command::new("valgrind");
        command
            .arg("--tool=callgrind")
            .arg("--dump-before=*beside::mark*")
            .arg("--toggle-collect=*sum::taken*")
            // From the start, which the toggle would change.
            .arg("--collect-atstart=yes")
            .arg(format!("--callgrind-out-file={}", profile.display()))
            .arg(env::current_exe()?)
            .args([MEASURED, peer.name()])
            .args(urls);
        let output = command.output()?;
        if !output.status.success() {
            let reason = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{} failed:\n{reason}", peer.name()).into());
        }
        let mut profiles = Profiles { path: profile, number: 0 };
        let mut costs = Vec::new();
        for line in String::from_utf8(output.stdout)?.lines() {
            let (scenario, sum) = line.split_once(' ').ok_or_else(|| format!("`{line}` has no sum"))?;
            let scenario = Scenario::named(scenario)?;
            self.agree(scenario, peer, sum.parse()?)?;
            costs.push((scenario, profiles.cost(times(scenario))?));
        }
        Ok(costs)
    }

    /// Refuses a library that read something else than the ones before it.
    fn agree(&mut self, scenario: Scenario, peer: Peer, sum: u64) -> Outcome<()> {
        match self.sums.iter().find(|(known, _)| *known == scenario) {
            Some((_, first)) if *first != sum => {
                let name = scenario.name();
                Err(format!("{} read something else in {name} than the other libraries", peer.name()).into())
            }
            Some(_) => Ok(()),
            None => {
                self.sums.push((scenario, sum));
                Ok(())
            }
        }
    }
}

/// The profiles of one process, in their order.
struct Profiles {
    path: PathBuf,
    /// Of the last one that was read.
    number: usize,
}

impl Profiles {
    fn next(&mut self) -> Outcome<Cost> {
        self.number += 1;
        let path = self.path.with_extension(self.number.to_string());
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        profile::read(&text)
    }

    /// The cost of one call of the next scenario.
    fn cost(&mut self, times: usize) -> Outcome<Cost> {
        self.next()?;
        let blocks: Vec<Cost> = (0..BLOCKS).map(|_| self.next()).collect::<Outcome<_>>()?;
        let of_one = |figure: fn(&Cost) -> f64| least(blocks.iter().map(figure).collect()) / times as f64;
        Ok(Cost {
            instructions: of_one(|cost| cost.instructions),
            allocations: of_one(|cost| cost.allocations),
        })
    }
}

/// Where callgrind writes what it counted so far: never a part of its caller.
#[inline(never)]
fn mark(place: usize) {
    black_box(place);
}

/// The measured process: the library, and each scenario with its database. Prints a scenario and the sum of its first
/// block when it was measured; nothing of one that the library cannot say.
pub(crate) fn child(words: &[String]) -> Outcome<()> {
    let Some((peer, scenarios)) = words.split_first() else {
        return Err(format!("{MEASURED} wants a library and scenarios").into());
    };
    let peer = Peer::named(peer)?;
    let runtime = Shape::Current.runtime()?;
    // As with the other figures: the runtime of a program has some timer.
    runtime.spawn(async { tokio::time::sleep(Duration::from_secs(86_400)).await });
    for scenario in scenarios {
        let (scenario, url) = scenario.split_once('=').ok_or("a scenario wants a database")?;
        let scenario = Scenario::named(scenario)?;
        runtime.block_on(start(scenario, url))?;
        let (rows, keyed) = (scenario.rows(), scenario.keyed_rows());
        let given = Given { scenario, url: url.to_owned(), rows, keyed, places: Vec::new() };
        let Some(mut library) = peer.ready(Shape::Current, &runtime, given)? else { continue };
        let times = times(scenario);
        let mut laps = Vec::with_capacity(times);
        let sum = library.run(times, &mut laps)?;
        mark(0);
        for block in 1..=BLOCKS {
            laps.clear();
            library.run(times, &mut laps)?;
            mark(block);
        }
        println!("{} {sum}", scenario.name());
    }
    Ok(())
}

/// The state before the first statement of a scenario.
async fn start(scenario: Scenario, url: &str) -> Outcome<()> {
    let (admin, connection) = tokio_postgres::connect(url, NoTls).await?;
    let connection = tokio::spawn(connection);
    scenario.start(&admin).await?;
    drop(admin);
    Ok(connection.await??)
}
