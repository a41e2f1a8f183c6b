//! The measured process, and the process that starts it and reads its figures.

use std::alloc::System;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::Duration;
use std::{env, fs};

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use crate::client::{Client, Ready};
use crate::scenario::Scenario;
use crate::{MEASURED, Outcome};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Operations before the counting begins: the statement is prepared, and buffers have grown.
const WARM_UP: usize = 20;

/// What one operation costs the client.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) instructions: f64,
    /// Blocks that were taken from the heap or made larger.
    pub(crate) allocations: f64,
}

/// This program, as the process to measure.
pub(crate) struct Program {
    path: PathBuf,
    url: String,
    /// Where callgrind writes its profiles.
    profiles: PathBuf,
}

impl Program {
    pub(crate) fn new(url: String, profiles: PathBuf) -> Outcome<Self> {
        if Command::new("valgrind").arg("--version").output().is_err() {
            return Err("instructions are counted by valgrind, which is not installed:\n  \
                 Debian, Ubuntu:  sudo apt-get install valgrind\n  \
                 Fedora:          sudo dnf install valgrind"
                .into());
        }
        fs::create_dir_all(&profiles)?;
        Ok(Program { path: env::current_exe()?, url, profiles })
    }

    /// Measures one scenario with one client.
    pub(crate) fn cost(&self, scenario: Scenario, client: Client, rounds: usize) -> Outcome<Cost> {
        let (short, long) = scenario.lengths();
        let (mut less, mut more, mut allocations) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rounds {
            less.push(self.instructions(scenario, client, short)?);
            more.push(self.instructions(scenario, client, long)?);
            allocations.push(self.allocations(scenario, client, long)?);
        }
        // The least of each, not of the differences: a short run that happened to wait often would count in favour.
        let instructions = (least(more) - least(less)) / (long - short) as f64;
        Ok(Cost { instructions, allocations: least(allocations) })
    }

    /// User-space instructions of a whole process. Its profile stays for `callgrind_annotate`.
    fn instructions(&self, scenario: Scenario, client: Client, times: usize) -> Outcome<f64> {
        let profile = self.profiles.join(format!("{}.{}.{times}", scenario.name(), client.name()));
        let mut command = Command::new("valgrind");
        command
            .arg("--tool=callgrind")
            .arg(format!("--callgrind-out-file={}", profile.display()))
            .arg(&self.path);
        let output = self.run(command, scenario, client, times)?;
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        let count = report.lines().find_map(|line| line.split_once("Collected :"));
        let count = count.ok_or_else(|| format!("valgrind does not say how many instructions:\n{report}"))?;
        Ok(count.1.trim().parse()?)
    }

    fn allocations(&self, scenario: Scenario, client: Client, times: usize) -> Outcome<f64> {
        let output = self.run(Command::new(&self.path), scenario, client, times)?;
        Ok(String::from_utf8(output.stdout)?.trim().parse()?)
    }

    fn run(&self, mut command: Command, scenario: Scenario, client: Client, times: usize) -> Outcome<Output> {
        command.args([MEASURED, scenario.name(), client.name(), &times.to_string()]);
        let output = command.env("DATABASE_URL", &self.url).output()?;
        if !output.status.success() {
            let reason = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{} {} failed:\n{reason}", scenario.name(), client.name()).into());
        }
        Ok(output)
    }
}

/// The least of some figures: what chance adds is never negative.
pub(crate) fn least(figures: Vec<f64>) -> f64 {
    figures.into_iter().fold(f64::INFINITY, f64::min)
}

/// The measured process: scenario, client and number of operations. Prints the allocations of one operation.
pub(crate) fn child(words: &[String]) -> Outcome<()> {
    let [scenario, client, times] = words else {
        return Err(format!("{MEASURED} wants scenario, client and number of operations").into());
    };
    let (scenario, client) = (Scenario::named(scenario)?, Client::named(client)?);
    let times: usize = times.parse()?;
    let url = env::var("DATABASE_URL")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let allocations = runtime.block_on(async {
        // The runtime of a program has some timer, and then looks at the clock whenever it waits. relvar's pool has one
        // of its own; with this one, tokio-postgres by hand does not run without.
        tokio::spawn(tokio::time::sleep(Duration::from_secs(86_400)));
        let ready = Ready::new(client, scenario, &url).await?;
        ready.repeat(scenario, WARM_UP).await?;
        let region = Region::new(ALLOCATOR);
        ready.repeat(scenario, times).await?;
        let change = region.change();
        Outcome::Ok(change.allocations + change.reallocations)
    })?;
    println!("{}", allocations as f64 / times as f64);
    Ok(())
}
