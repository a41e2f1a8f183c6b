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
        match name.as_str() {
            "--programs" => options.programs = value.parse()?,
            "--broken" => options.broken = value.parse()?,
            "--seed" => options.seed = value.parse()?,
            "--from" => options.from = value.parse()?,
            "--report" => options.report = Some(value.into()),
            _ => return Err(USAGE.into()),
        }
    }
    Ok(options)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let options = options()?;
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
    let batches = |from: u64, number: u64| {
        let starts = (from..from + number).step_by(BATCH);
        starts.map(move |start| start..(start + BATCH as u64).min(from + number))
    };
    for numbers in batches(options.from, options.programs) {
        let number = numbers.end - numbers.start;
        report.findings.extend(run::run_valid(&compiler, &server, &data, options.seed, numbers)?);
        report.programs += number;
        progress(&bar, number, &mut report, begin, &options)?;
    }
    for numbers in batches(options.from, options.broken) {
        let number = numbers.end - numbers.start;
        let (findings, answers) = run::run_broken(&compiler, options.seed, numbers)?;
        report.findings.extend(findings);
        report.add_answers(answers);
        report.broken += number;
        progress(&bar, number, &mut report, begin, &options)?;
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
