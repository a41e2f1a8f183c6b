//! The same tasks written with relvar, with raw SQL and with other libraries: how long they are, and how many typos the
//! compiler finds in them.
//!
//! ```text
//! cargo run --release -p relvar-benches --bin ergonomics -- [option value]...
//!     --libraries relvar,tokio-postgres,Diesel,sqlx,SeaORM
//!     --tasks 01_read_by_key,...
//!     --mutants 100      a sample of so many of each library; without it, all
//!     --seed 1           of the sample
//!     --output benches/ergonomics/results.md
//! ```
//!
//! A typo is one name of the schema, of SQL or of a library's method, misspelt or replaced by another one of its kind, or a
//! type replaced by another. The tasks and all their mutants are compiled by cargo in a workspace of their own; what the
//! compiler takes is run on a private server, and is told apart from what is right by its answer and the rows it leaves.

#[cfg(test)]
mod compiled;
mod library;
mod mutant;
mod package;
mod reasons;
mod results;
mod runner;
#[cfg(test)]
#[allow(unreachable_pub, reason = "the file is also a module of a program of its own")]
#[path = "schema/relvar.rs"]
mod schema;
mod source;
mod vocabulary;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use relvar_benches::{Outcome, end, machine, repository, target};

use library::Library;
use mutant::{Fate, Mutant, Task, check_format, values};
use package::{Modules, Package};
use results::{Measured, Results};
use runner::{Ran, Runner, Server};

struct Options {
    libraries: Vec<Library>,
    /// Empty: all.
    tasks: Vec<String>,
    sample: Option<usize>,
    seed: u64,
    output: PathBuf,
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>, repository: &Path) -> Outcome<Self> {
        let mut options = Self {
            libraries: Library::ALL.to_vec(),
            tasks: Vec::new(),
            sample: None,
            seed: 1,
            output: repository.join("benches/ergonomics/results.md"),
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
            match option.as_str() {
                "--libraries" => {
                    let named = |name: &str| {
                        let found = Library::ALL
                            .into_iter()
                            .find(|library| [library.name(), library.file()].contains(&name));
                        found.ok_or_else(|| format!("no library `{name}`"))
                    };
                    options.libraries = value.split(',').map(named).collect::<Result<_, _>>()?;
                }
                "--tasks" => options.tasks = value.split(',').map(str::to_owned).collect(),
                "--mutants" => options.sample = Some(value.parse()?),
                "--seed" => options.seed = value.parse()?,
                "--output" => options.output = value.into(),
                _ => return Err(format!("no option `{option}`").into()),
            }
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
    let folder = repository.join("benches/ergonomics");
    check_format(&folder, repository)?;
    let target = target()?;
    let root = target.join("ergonomics");
    let server = Server::start()?;

    let mut results = Results::new(&folder)?;
    let mut agreed: BTreeMap<String, Ran> = BTreeMap::new();
    for &library in &options.libraries {
        let tasks = Task::read(&folder.join("tasks"), library, &options.tasks)?;
        let mutants = Mutant::of(&tasks, options.sample, options.seed);
        let package = Package::write(library, &root, repository, &server.url)?;
        let fates = fates(&tasks, &mutants, &package, &server, &mut agreed)?;
        let measured = Measured { library, tasks, mutants, fates };
        println!("{}", measured.line());
        fs::write(root.join(library.file()).with_extension("tsv"), measured.list())?;
        results.add(measured);
    }

    let command = format!("cargo run --release -p relvar-benches --bin ergonomics -- {}", words.join(" "));
    let versions = results.versions(&fs::read_to_string(root.join("Cargo.lock"))?);
    let (version, date) = server.version_and_date()?;
    let page = results.page(
        command.trim_end_matches([' ', '-']),
        &format!("{date}, {}, PostgreSQL {version}, {versions}", machine()?),
    );
    fs::write(&options.output, page)?;
    println!("{}", results.table());
    Ok(())
}

/// What becomes of every mutant. The tasks themselves have to give the answers of the other libraries.
fn fates(
    tasks: &[Task],
    mutants: &[Mutant],
    package: &Package<'_>,
    server: &Server,
    agreed: &mut BTreeMap<String, Ran>,
) -> Outcome<Vec<Fate>> {
    let name = package.library.name();
    // First the tasks, then their mutants.
    let mut modules: Modules = tasks.iter().map(|task| task.module(None)).enumerate().collect();
    if let Some((number, error)) = package.compile(&mut modules)?.pop_first() {
        return Err(format!("{} of {name} does not compile: {error}", tasks[number].name).into());
    }
    for (number, mutant) in mutants.iter().enumerate() {
        modules.insert(tasks.len() + number, tasks[mutant.task].module(Some(&mutant.change)));
    }
    let killed = package.compile(&mut modules)?;

    let program = package.program();
    let mut runner = Runner::new(server, &program);
    let mut right = Vec::new();
    for (number, task) in tasks.iter().enumerate() {
        let ran = runner.run(number)?;
        if let Err(error) = &ran {
            return Err(format!("{} of {name} fails: {error}", task.name).into());
        }
        if *agreed.entry(task.name.clone()).or_insert_with(|| ran.clone()) != ran {
            return Err(format!("{} of {name} answers otherwise: {ran:?}", task.name).into());
        }
        println!("  {name} {}: {:016x}", task.name, checksum(&ran));
        right.push(ran);
    }
    let mut fates = Vec::new();
    for (number, mutant) in mutants.iter().enumerate() {
        let number = tasks.len() + number;
        fates.push(match killed.get(&number) {
            Some(error) => Fate::Killed(error.clone()),
            None => match (runner.run(number)?, &right[mutant.task]) {
                (ran, right) if ran == *right => Fate::Equivalent,
                (Ok((answer, state)), Ok((shown, left)))
                    if state == *left && values(&answer) == values(shown) =>
                {
                    Fate::Wider
                }
                (Ok(_), _) => Fate::Differs,
                (Err(error), _) => Fate::Fails(error),
            },
        });
    }
    Ok(fates)
}

/// FNV-1a of what a task gave and left.
fn checksum(ran: &Ran) -> u64 {
    let text = format!("{ran:?}");
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
