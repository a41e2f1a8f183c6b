//! What it costs to compile queries: the same generated programs with relvar and with other libraries, in turns.
//!
//! ```text
//! cargo run --release -p relvar-benches --bin compile_cost -- [option value]...
//!     --queries 100      queries of the program `queries`
//!     --tables 10        tables of its schema
//!     --columns 12       columns of each of them
//!     --functions 40     functions of each program with one kind of function
//!     --rounds 5         measurements of each program
//!     --libraries relvar,diesel,diesel-async,sqlx,sea-orm
//!     --programs empty,schema,queries,...
//!     --build yes        `no` leaves out `cargo build`
//!     --incremental yes  `no` leaves out the checks after a change of one function
//!     --binary yes       `no` leaves out the size of executables: in release, so some minutes for the dependencies
//!     --output benches/compile/results.md
//! ```

mod executable;
mod library;
mod program;
mod results;
mod sea_orm;
mod sqlx;
mod workspace;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use relvar_benches::{Outcome, end, machine, repository, target};
use relvar_pg::ephemeral::Cluster;

use library::Library;
use program::{EMPTY, Program, Size};
use results::Results;
use workspace::{Job, Workspace};

struct Options {
    size: Size,
    rounds: usize,
    libraries: Vec<Library>,
    /// Empty: all.
    programs: Vec<String>,
    build: bool,
    incremental: bool,
    binary: bool,
    output: PathBuf,
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>, repository: &Path) -> Outcome<Self> {
        let mut options = Self {
            size: Size { tables: 10, columns: 12, queries: 100, functions: 40 },
            rounds: 5,
            libraries: Library::ALL.to_vec(),
            programs: Vec::new(),
            build: true,
            incremental: true,
            binary: true,
            output: repository.join("benches/compile/results.md"),
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
            match option.as_str() {
                "--queries" => options.size.queries = value.parse()?,
                "--tables" => options.size.tables = value.parse()?,
                "--columns" => options.size.columns = value.parse()?,
                "--functions" => options.size.functions = value.parse()?,
                "--rounds" => options.rounds = value.parse()?,
                "--programs" => options.programs = value.split(',').map(str::to_owned).collect(),
                "--build" => options.build = value == "yes",
                "--incremental" => options.incremental = value == "yes",
                "--binary" => options.binary = value == "yes",
                "--output" => options.output = value.into(),
                "--libraries" => {
                    let named = |name| Library::ALL.into_iter().find(|library| library.name() == name);
                    options.libraries = value
                        .split(',')
                        .map(|name| named(name).ok_or_else(|| format!("no library `{name}`")))
                        .collect::<Result<_, _>>()?;
                }
                _ => return Err(format!("no option `{option}`").into()),
            }
        }
        // A query joins up to three different tables and selects up to six columns.
        if options.size.tables < 3 || options.size.columns < 6 || options.rounds == 0 {
            return Err("at least 3 tables, 6 columns and one round".into());
        }
        Ok(options)
    }

    fn wants(&self, program: &Program, all: &[Program]) -> bool {
        let named = |name: &str| self.programs.iter().any(|wanted| wanted == name);
        // A program that is wanted wants what it is compared with.
        let base_of_wanted =
            || all.iter().any(|other| named(&other.name) && other.base == Some(&program.name));
        // What is measured once has no round 0: another program has to compile the dependencies.
        let before_wanted =
            || program.name == EMPTY && all.iter().any(|other| named(&other.name) && other.once);
        self.programs.is_empty() || named(&program.name) || base_of_wanted() || before_wanted()
    }

    /// What is measured, in this order.
    fn jobs<'programs>(&self, programs: &'programs [Program]) -> Vec<(Job, &'programs Program)> {
        let whole = || programs.iter().filter(|program| program.in_every_way());
        let mut jobs: Vec<(Job, &Program)> = programs.iter().map(|program| (Job::Check, program)).collect();
        if self.build {
            jobs.extend(programs.iter().filter(|program| program.built).map(|program| (Job::Build, program)));
        }
        if self.incremental {
            jobs.extend(whole().map(|program| (Job::Incremental, program)));
        }
        if self.binary {
            jobs.extend(whole().flat_map(|program| [(Job::Binary, program), (Job::HalfBinary, program)]));
        }
        jobs
    }
}

fn main() -> ExitCode {
    end(run())
}

fn run() -> Outcome<()> {
    let repository = repository()?;
    let words: Vec<String> = env::args().skip(1).collect();
    let options = Options::read(words.iter().cloned(), repository)?;

    let all = program::programs(&options.size);
    let wanted: Vec<bool> = all.iter().map(|program| options.wants(program, &all)).collect();
    let programs: Vec<Program> =
        all.into_iter().zip(wanted).filter_map(|(program, wanted)| wanted.then_some(program)).collect();

    let target = target()?;
    let workspace = Workspace::write(target.join("compile_cost"), repository, &programs, &options.libraries)?;

    // sqlx asks a database once.
    let database = if options.libraries.contains(&Library::Sqlx) { Some(database(&programs)?) } else { None };

    let mut results = Results::default();
    let jobs = options.jobs(&programs);
    // Round 0 is not counted: it compiles the dependencies, warms the disk and fills what incremental checks remember.
    for round in 0..=options.rounds {
        for (job, program) in &jobs {
            for turn in 0..options.libraries.len() {
                let library = options.libraries[(round + turn) % options.libraries.len()];
                if !library.says(program) || !due(round, *job, program, library) {
                    continue;
                }
                let asked = database.as_ref().filter(|_| round == 0 && *job == Job::Check);
                let asked = asked.map(|(_, url)| url.as_str());
                let figure = match job {
                    Job::Binary | Job::HalfBinary => workspace.bytes(library, program, *job)? as f64,
                    // Every round finds what the round before remembers, with another number in one query.
                    Job::Incremental if round % 2 == 1 => {
                        let changed = program.changed().ok_or("no query compares with a whole number")?;
                        workspace.compile(library, &changed, *job, asked)?
                    }
                    _ => workspace.compile(library, program, *job, asked)?,
                };
                if round > 0 {
                    results.add(library, program, *job, figure);
                }
                println!(
                    "{round}/{} {} {} {} {figure:.2} {}",
                    options.rounds,
                    job.name(),
                    program.name,
                    library.name(),
                    job.unit()
                );
            }
        }
    }

    drop(database);

    let command = format!("cargo run --release -p relvar-benches --bin compile_cost -- {}", words.join(" "));
    let page = results.page(&programs, command.trim_end_matches([' ', '-']), &machine()?);
    fs::write(&options.output, &page)?;
    println!("\n{page}");
    Ok(())
}

/// Whether a round has this job. Some are done once, but sqlx asks the database before.
fn due(round: usize, job: Job, program: &Program, library: Library) -> bool {
    let once = program.once || job.counts_bytes();
    match round {
        0 => !once || (library == Library::Sqlx && job == Job::Check),
        1 => true,
        _ => !once,
    }
}

/// A server with the tables of all programs that sqlx says.
fn database(programs: &[Program]) -> Outcome<(Cluster, String)> {
    let cluster = Cluster::start()?;
    let url = cluster.create_database("compile_cost")?;
    let tables: String =
        programs.iter().filter(|program| Library::Sqlx.says(program)).map(sqlx::ddl).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { relvar_pg::Pool::connect(&url).await?.batch_execute(&tables).await })?;
    Ok((cluster, url))
}
