//! Random programs against the compiler, the server and an interpreter:
//! `cargo run -p relvar-tests --bin soundness -- --programs 10000 --broken 2000`.

#[path = "../../soundness/mod.rs"]
mod soundness;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use indicatif::{ProgressBar, ProgressStyle};
use soundness::compile::Compiler;
use soundness::data::Data;
use soundness::report::Report;
use soundness::run::{self, BATCH, Server};

const USAGE: &str = "\
soundness [--programs N] [--broken N] [--seed N] [--from N] [--report FILE]

--programs  how many valid programs (100)
--broken    how many broken ones (0)
--seed      of the programs and the rows: the same seed gives the same ones (1)
--from      the number of the first program, to see one again (0)
--report    also writes the report to this file";

struct Options {
    programs: u64,
    broken: u64,
    seed: u64,
    from: u64,
    report: Option<PathBuf>,
}

fn options() -> Result<Options, Box<dyn Error>> {
    let mut options = Options { programs: 100, broken: 0, seed: 1, from: 0, report: None };
    let mut arguments = env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or(USAGE)?;
        let number = || value.parse().map_err(|_| format!("{name} takes a number, and `{value}` is none"));
        match name.as_str() {
            "--programs" => options.programs = number()?,
            "--broken" => options.broken = number()?,
            "--seed" => options.seed = number()?,
            "--from" => options.from = number()?,
            "--report" => options.report = Some(value.into()),
            _ => return Err(USAGE.into()),
        }
    }
    Ok(options)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let outcome = match options() {
        Ok(options) => run(options).await,
        Err(error) => Err(error),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}

async fn run(options: Options) -> Result<ExitCode, Box<dyn Error>> {
    println!("seed {}", options.seed);
    let begin = Instant::now();
    let data = Data::of_seed(options.seed);
    let compiler = Compiler::find()?;
    let server = Server::start(&data).await?;
    let mut report = Report {
        seed: options.seed,
        date: jiff::Zoned::now().date().to_string(),
        versions: vec![compiler.version(), format!("PostgreSQL {}", server.version)],
        ..Report::default()
    };
    let bar = ProgressBar::new(options.programs + options.broken);
    bar.set_style(ProgressStyle::with_template("{elapsed_precise} {wide_bar} {pos}/{len} {msg}")?);
    // Both kinds in turns, so that a run that is cut short has held some of each.
    while report.programs < options.programs || report.broken < options.broken {
        let done = report.programs.min(options.programs);
        let number = (options.programs - done).min(BATCH as u64);
        if number > 0 {
            let from = options.from + done;
            let findings = run::run_valid(&compiler, &server, &data, options.seed, from..from + number)?;
            report.findings.extend(findings);
            report.programs += number;
            progress(&bar, number, &mut report, begin, &options)?;
        }
        let due = match options.programs {
            0 => (report.broken + BATCH as u64).min(options.broken),
            programs => options.broken * report.programs / programs,
        };
        let number = due - report.broken;
        if number > 0 {
            let from = options.from + report.broken;
            let (findings, answers) = run::run_broken(&compiler, options.seed, from..from + number)?;
            report.findings.extend(findings);
            report.add_answers(answers);
            report.broken += number;
            progress(&bar, number, &mut report, begin, &options)?;
        }
    }
    bar.finish_and_clear();
    server.stop().await?;
    print!("{}", report.to_markdown());
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Moves the bar on, and writes down what there is so far.
fn progress(
    bar: &ProgressBar,
    number: u64,
    report: &mut Report,
    begin: Instant,
    options: &Options,
) -> Result<(), Box<dyn Error>> {
    report.seconds = begin.elapsed().as_secs();
    bar.inc(number);
    bar.set_message(format!("{} findings", report.findings.len()));
    if let Some(file) = &options.report {
        fs::write(file, report.to_markdown())?;
    }
    Ok(())
}
