//! What the programs share: the libraries with their scenarios, turns of several of them in one process, the statistics of
//! their pairs, generated crates, and what a page says about where its figures come from.

pub mod data;
pub mod drive;
pub mod generated;
pub mod peers;
pub mod scenario;
pub mod shape;
pub mod statistics;
mod sum;
pub mod turns;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, thread};

use indicatif::{ProgressBar, ProgressStyle};

/// Any failure: it ends the program with its text.
pub type Outcome<T> = Result<T, Fault>;

/// What failed; it may come from a task of the runtime.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// How a program ends: what failed goes to the terminal.
pub fn end(outcome: Outcome<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
pub fn repository() -> Outcome<&'static Path> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the package lies in the workspace")?)
}

/// The folder that cargo builds into: what a bench generates lies there, too.
pub fn target() -> Outcome<PathBuf> {
    let repository = repository()?;
    Ok(env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository.join("target"), PathBuf::from))
}

/// The machine and the compiler, as a results page names them.
pub fn machine() -> Outcome<String> {
    let rustc = String::from_utf8(Command::new("rustc").arg("--version").output()?.stdout)?;
    Ok(format!(
        "{} {}, {} cores{}{}, {}",
        env::consts::OS,
        env::consts::ARCH,
        thread::available_parallelism()?,
        processor().map_or_else(String::new, |name| format!(" ({name})")),
        load().map_or_else(String::new, |load| format!(" under a load of {load}")),
        rustc.trim(),
    ))
}

/// What Linux says of the processor.
fn processor() -> Option<String> {
    let report = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = report.lines().find_map(|line| line.strip_prefix("model name"))?;
    Some(line.trim_start_matches([' ', '\t', ':']).trim().to_owned())
}

/// How many programs wanted a core at a time, in the last five minutes; what is measured is among them.
fn load() -> Option<String> {
    Some(fs::read_to_string("/proc/loadavg").ok()?.split(' ').nth(1)?.to_owned())
}

/// The day, as `2026-01-31`.
pub fn today() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()
}

/// The versions of these packages, as the workspace has locked them.
pub fn versions(repository: &Path, packages: &[&str]) -> Outcome<String> {
    let lock = fs::read_to_string(repository.join("Cargo.lock"))?;
    let version = |package: &&str| {
        let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
        Some(format!("{package} {}", rest.split('"').next()?))
    };
    Ok(packages.iter().filter_map(version).collect::<Vec<_>>().join(", "))
}

/// The progress of so many steps, on the terminal; nothing where there is none.
pub fn bar(steps: usize, what: &str) -> ProgressBar {
    let bar = ProgressBar::new(steps as u64).with_message(what.to_owned());
    match ProgressStyle::with_template("{msg:24} {bar:40} {pos}/{len} {elapsed}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
