//! All benches by one command, their plots, and what the README shows of them.
//!
//! ```text
//! cargo run --release -p relvar-benches -- quick    under five minutes after the build
//! cargo run --release -p relvar-benches -- all      about two hours: all benches, all shapes, more rounds
//! cargo run --release -p relvar-benches -- plots    only draws what was measured last
//! ```
//!
//! Each bench is a program of its own, which this one builds and runs. Pages, figures as CSV and plots are written to
//! `benches/results/`, other benches write to folders of their own; the README's block between its two marks is written from them.

mod figures;
mod page;
mod plot;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;
use std::{env, fs};

use relvar_benches::{Outcome, end, machine, repository, today};

use figures::Figures;

const USAGE: &str = "cargo run --release -p relvar-benches -- all|quick|plots";

/// Where everything is written to.
const RESULTS: &str = "benches/results";

/// How the libraries are run, as `time` names it: the runtime and the socket. The README shows the first.
const SHAPES: &[(&str, &str)] =
    &[("current", "unix"), ("spawned", "tcp"), ("spawned", "unix"), ("current", "tcp")];

/// What the second shape is asked for by `quick`.
const FEW: &str = "key,load-100,load-1000,join-100,tree,dynamic,pool,update,insert-1,insert-100";

/// The feature of the benches that measure the other libraries.
const PEERS: &[&str] = &["--features", "peers"];

/// What cargo tells a program that it runs, as the beginnings of the variables' names.
const TOLD: &[&str] = &["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];

/// How much is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    All,
    Quick,
    /// Nothing.
    Plots,
}

/// A bench: a program with its options.
struct Step {
    program: &'static str,
    features: &'static [&'static str],
    options: Vec<String>,
}

impl Extent {
    fn read() -> Outcome<Self> {
        match env::args().skip(1).collect::<Vec<_>>().as_slice() {
            [extent] if extent == "all" => Ok(Extent::All),
            [extent] if extent == "quick" => Ok(Extent::Quick),
            [extent] if extent == "plots" => Ok(Extent::Plots),
            _ => Err(USAGE.into()),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Extent::All => "all",
            Extent::Quick => "quick",
            Extent::Plots => "plots",
        }
    }

    fn steps(self) -> Vec<Step> {
        let (shapes, time, run): (_, &[&str], _) = match self {
            Extent::All => (SHAPES, &["--rounds", "201", "--turn", "5", "--limit", "10"], "3"),
            Extent::Quick => (&SHAPES[..2], &["--rounds", "41", "--turn", "3", "--limit", "3"], "1"),
            Extent::Plots => return Vec::new(),
        };
        let mut steps = Vec::new();
        for (runtime, socket) in shapes {
            let mut options = words(&["--runtime", runtime, "--socket", socket]);
            options.extend(words(time));
            if self == Extent::Quick && (*runtime, *socket) != SHAPES[0] {
                options.extend(words(&["--scenarios", FEW]));
            }
            options.extend(["--output".to_owned(), format!("{RESULTS}/{}.md", time_page(runtime, socket))]);
            steps.push(Step { program: "time", features: PEERS, options });
        }
        let output = format!("{RESULTS}/run.md");
        steps.push(Step {
            program: "run_cost",
            features: PEERS,
            options: words(&["--rounds", run, "--output", &output]),
        });
        if self == Extent::All {
            let others = [("tpch", &[][..]), ("sqlite", PEERS), ("rejections", &[]), ("ergonomics", &[])];
            steps.extend(others.map(|(program, features)| Step { program, features, options: Vec::new() }));
            let options = words(&["--rounds", "3"]);
            steps.push(Step { program: "compile_cost", features: &[], options });
        }
        steps
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The name of the page of one shape.
fn time_page(runtime: &str, socket: &str) -> String {
    format!("time-{runtime}-{socket}")
}

fn main() -> ExitCode {
    end(run())
}

fn run() -> Outcome<()> {
    let extent = Extent::read()?;
    let repository = repository()?;
    let folder = repository.join(RESULTS);
    fs::create_dir_all(&folder)?;
    let steps = extent.steps();
    // Built before anything is measured: the first bench is not to run while the compiler of the next one does.
    for step in &steps {
        step.cargo(repository, "build")?;
    }
    let started = Instant::now();
    for (number, step) in steps.iter().enumerate() {
        eprintln!("[{}/{}] {} {}", number + 1, steps.len(), step.program, step.options.join(" "));
        step.cargo(repository, "run")?;
    }
    if !steps.is_empty() {
        eprintln!("measured in {} s", started.elapsed().as_secs());
    }

    let mut shown = Vec::new();
    for (runtime, socket) in SHAPES {
        let path = folder.join(time_page(runtime, socket)).with_extension("csv");
        if path.exists() {
            let figures = Figures::read(&path)?;
            plot::draw_all(&figures, &folder, &format!("{runtime}-{socket}"))?;
            shown.push((*runtime, *socket, figures));
        }
    }
    let Some((_, _, first)) = shown.first() else {
        return Err(format!("nothing is measured yet: {USAGE}").into());
    };
    page::write_readme(&repository.join("README.md"), first, SHAPES[0])?;
    let origin = format!("`cargo run --release -p relvar-benches -- {}`", extent.word());
    page::write_index(&folder, &shown, &format!("{origin} on {}, on {}", machine()?, today()))?;
    Ok(())
}

impl Step {
    /// Builds the program, or runs it; its own progress goes to the terminal.
    fn cargo(&self, repository: &Path, what: &str) -> Outcome<()> {
        let cargo = env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
        let mut command = Command::new(cargo);
        command.current_dir(repository);
        // What `cargo run` told this program about itself would build anew whatever looks at it.
        for (name, _) in env::vars_os() {
            let told = name.to_str().is_some_and(|name| TOLD.iter().any(|told| name.starts_with(told)));
            if told {
                command.env_remove(name);
            }
        }
        command.args([what, "--quiet", "--release", "--package", "relvar-benches", "--bin", self.program]);
        command.args(self.features);
        if what == "run" {
            command.arg("--").args(&self.options);
        }
        if command.status()?.success() { Ok(()) } else { Err(format!("{} failed", self.program).into()) }
    }
}
