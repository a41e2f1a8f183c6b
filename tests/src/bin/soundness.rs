//! Random programs against the compiler, the server and an interpreter:
//! `cargo run -p relvar-tests --bin soundness -- --programs 10000 --broken 2000`.

#[path = "../../soundness/mod.rs"]
mod soundness;

use std::collections::{BTreeMap, VecDeque};
use std::error::Error;
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use std::{env, fs, io, thread};

use indicatif::{ProgressBar, ProgressStyle};
use soundness::compile::Compiler;
use soundness::data::Data;
use soundness::report::Report;
use soundness::run::{Answers, BATCH, Finding, Server, run_broken, run_valid};

const USAGE: &str = "\
soundness [--programs N] [--broken N] [--seed N] [--from N] [--minutes N] [--report FILE]

--programs  how many valid programs (100)
--broken    how many broken ones (0)
--seed      of the programs and the rows: the same seed gives the same ones (1)
--from      the number of the first program, to see one again (0)
--minutes   after so many no more are begun, and the report says how many there were
--report    also writes the report to this file";

struct Options {
    programs: u64,
    broken: u64,
    seed: u64,
    from: u64,
    minutes: Option<u64>,
    report: Option<PathBuf>,
}

fn options() -> Result<Options, Box<dyn Error>> {
    let mut options = Options { programs: 100, broken: 0, seed: 1, from: 0, minutes: None, report: None };
    let mut arguments = env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or(USAGE)?;
        let number = || value.parse().map_err(|_| format!("{name} takes a number, and `{value}` is none"));
        match name.as_str() {
            "--programs" => options.programs = number()?,
            "--broken" => options.broken = number()?,
            "--seed" => options.seed = number()?,
            "--from" => options.from = number()?,
            "--minutes" => options.minutes = Some(number()?),
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
    let data = Data::of_seed(options.seed);
    let compiler = Compiler::find()?;
    let server = Server::start(&data).await?;
    let outcome = run_on(&server, &compiler, &data, &options);
    // Whatever came of it, the server goes first.
    server.stop().await?;
    let report = outcome?;
    print!("{}", report.to_markdown());
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Programs that are compiled together.
#[derive(Clone, Debug)]
enum Batch {
    Valid(Range<u64>),
    Broken(Range<u64>),
}

impl Batch {
    /// Both kinds in turns, so that a run that is cut short has held some of each.
    fn all(options: &Options) -> Vec<Self> {
        let size = BATCH as u64;
        let mut batches = Vec::new();
        let (mut valid, mut broken) = (0, 0);
        while valid < options.programs || broken < options.broken {
            let next = (valid + size).min(options.programs);
            if next > valid {
                batches.push(Batch::Valid(options.from + valid..options.from + next));
                valid = next;
            }
            let due = match options.programs {
                0 => (broken + size).min(options.broken),
                programs => options.broken * valid / programs,
            };
            if due > broken {
                batches.push(Batch::Broken(options.from + broken..options.from + due));
                broken = due;
            }
        }
        batches
    }

    fn run(&self, server: &Server, compiler: &Compiler, data: &Data, seed: u64) -> io::Result<Outcome> {
        match self {
            Batch::Valid(numbers) => {
                let findings = run_valid(compiler, server, data, seed, numbers.clone())?;
                Ok(Outcome { valid: numbers.end - numbers.start, findings, ..Outcome::default() })
            }
            Batch::Broken(numbers) => {
                let (findings, answers) = run_broken(compiler, seed, numbers.clone())?;
                Ok(Outcome { broken: numbers.end - numbers.start, findings, answers, ..Outcome::default() })
            }
        }
    }
}

/// What came of a batch.
#[derive(Debug, Default)]
struct Outcome {
    valid: u64,
    broken: u64,
    findings: Vec<Finding>,
    answers: Answers,
}

/// The report, and what is done already behind a batch that is not.
#[derive(Debug, Default)]
struct Progress {
    report: Report,
    next: usize,
    behind: BTreeMap<usize, Outcome>,
}

impl Progress {
    fn add(&mut self, number: usize, outcome: Outcome) {
        self.behind.insert(number, outcome);
        while let Some(Outcome { valid, broken, findings, answers }) = self.behind.remove(&self.next) {
            self.report.programs += valid;
            self.report.broken += broken;
            self.report.findings.extend(findings);
            self.report.add_answers(answers);
            self.next += 1;
        }
    }
}

/// Runs the batches, as many at a time as there are processors: a compiler uses one.
fn run_on(
    server: &Server,
    compiler: &Compiler,
    data: &Data,
    options: &Options,
) -> Result<Report, Box<dyn Error>> {
    let begin = Instant::now();
    let report = Report {
        seed: options.seed,
        asked: (options.programs, options.broken),
        date: jiff::Zoned::now().date().to_string(),
        versions: vec![compiler.version(), format!("PostgreSQL {}", server.version)],
        ..Report::default()
    };
    let bar = ProgressBar::new(options.programs + options.broken);
    bar.set_style(ProgressStyle::with_template("{elapsed_precise} {wide_bar} {pos}/{len} {msg}")?);
    let queue: Mutex<VecDeque<_>> = Mutex::new(Batch::all(options).into_iter().enumerate().collect());
    let progress = Mutex::new(Progress { report, ..Progress::default() });
    let late = || options.minutes.is_some_and(|minutes| begin.elapsed().as_secs() >= minutes * 60);
    let work = || -> io::Result<()> {
        while !late() {
            let Some((number, batch)) = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
            else {
                break;
            };
            let outcome = batch.run(server, compiler, data, options.seed)?;
            bar.inc(outcome.valid + outcome.broken);
            let mut progress = progress.lock().unwrap_or_else(PoisonError::into_inner);
            progress.add(number, outcome);
            progress.report.seconds = begin.elapsed().as_secs();
            bar.set_message(format!("{} findings", progress.report.findings.len()));
            if let Some(file) = &options.report {
                fs::write(file, progress.report.to_markdown())?;
            }
        }
        Ok(())
    };
    let workers = thread::available_parallelism()?.get();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(io::Error::other("a batch panicked")))
        })
    })?;
    bar.finish_and_clear();
    Ok(progress.into_inner().unwrap_or_else(PoisonError::into_inner).report)
}
