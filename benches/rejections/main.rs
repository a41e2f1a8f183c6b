//! The same mistakes written for relvar and for Diesel: which compiler rejects them, in how many errors and lines, and what
//! the server says to those that compile.
//!
//! ```text
//! cargo run -p relvar-benches --bin rejections -- [option value]...
//!     --mistakes A1,N    beginnings of names; then the page is printed and not written
//!     --run yes          `no` does not run what Diesel accepts
//!     --output benches/rejections/results.md
//! ```
//!
//! A mistake is a folder of `mistakes/`, named after its rule, with `relvar.rs` and `diesel.rs`. Their first line is the
//! mistake in one sentence, the same in both; `//! not expressible: ..` stands alone where Diesel has no words for it. A line
//! `// instead: ..` is what the next line should have been: with it in that line's place the program has to compile in both
//! libraries, so that nothing but the mistake is rejected, and has to run where Diesel accepts the mistake. The tables of all
//! programs are in `schema/`.

mod library;
mod mistake;
mod results;
mod server;
mod workspace;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use relvar_benches::{Outcome, end, machine, repository, target};

use library::Library;
use mistake::{Attempt, Mistake};
use results::{By, Case, Page, Verdict};
use server::{End, Server};
use workspace::Workspace;

struct Options {
    /// Empty: all.
    mistakes: Vec<String>,
    run: bool,
    output: PathBuf,
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>, repository: &Path) -> Outcome<Self> {
        let mut options = Self {
            mistakes: Vec::new(),
            run: true,
            output: repository.join("benches/rejections/results.md"),
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
            match option.as_str() {
                "--mistakes" => options.mistakes = value.split(',').map(str::to_owned).collect(),
                "--run" => options.run = value == "yes",
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
    let repository = repository()?;
    let words: Vec<String> = env::args().skip(1).collect();
    let options = Options::read(words.iter().cloned(), repository)?;

    let home = repository.join("benches/rejections");
    let mistakes = Mistake::read_all(&home.join("mistakes"), &options.mistakes)?;
    let target = target()?;
    let workspace = Workspace::write(target.join("rejections"), repository, &home.join("schema"), &mistakes)?;

    let mut answers = Vec::new();
    for library in Library::ALL {
        println!("checking {} programs of {}", mistakes.len(), library.title());
        answers.push(workspace.check(library)?);
    }
    let mut cases = Vec::new();
    for mistake in &mistakes {
        let mut verdicts = Vec::new();
        for (library, answers) in Library::ALL.into_iter().zip(&mut answers) {
            verdicts.push(match mistake.attempt(library) {
                Attempt::NotExpressible(reason) => Verdict::NotExpressible(reason.clone()),
                Attempt::Program { .. } => {
                    let answer = answers
                        .remove(&mistake.name)
                        .ok_or_else(|| format!("{}: cargo said nothing", mistake.name))?;
                    match answer.errors[..] {
                        [] => Verdict::Accepted(None),
                        [..] => Verdict::Rejected(By::Check, answer.errors),
                    }
                }
            });
        }
        let [relvar, diesel] = <[Verdict; 2]>::try_from(verdicts).map_err(|_| "two libraries")?;
        cases.push(Case { mistake, relvar, diesel });
    }

    let mut machine = machine()?;
    if options.run {
        println!("building and running what Diesel accepts");
        let server = Server::start(&home.join("schema/tables.sql"))?;
        run_accepted(&mut cases, &workspace, &server)?;
        machine = format!("{machine}, PostgreSQL {}", server.version()?);
    }

    let command = format!("cargo run -p relvar-benches --bin rejections -- {}", words.join(" "));
    let page = Page { cases, command: command.trim_end_matches([' ', '-']).to_owned(), machine }.text();
    println!("\n{page}");
    if options.mistakes.is_empty() {
        fs::write(&options.output, &page)?;
    }
    Ok(())
}

/// Builds what `cargo check` accepts of Diesel: some of its rules speak only where machine code is made. What builds is run.
fn run_accepted(cases: &mut [Case<'_>], workspace: &Workspace, server: &Server) -> Outcome<()> {
    let accepted: Vec<&mut Case<'_>> =
        cases.iter_mut().filter(|case| matches!(case.diesel, Verdict::Accepted(_))).collect();
    let names: Vec<&str> = accepted.iter().map(|case| case.mistake.name.as_str()).collect();
    let mut answers = workspace.build(&names)?;
    for case in accepted {
        let name = &case.mistake.name;
        let answer = answers.remove(name).ok_or_else(|| format!("{name}: cargo said nothing"))?;
        if !answer.errors.is_empty() {
            case.diesel = Verdict::Rejected(By::Build, answer.errors);
            continue;
        }
        let twin = match server.run(&workspace.twins(), name)? {
            End::Rows(rows) => rows,
            End::Refused(reason) | End::Unreadable(reason) => {
                return Err(format!("{name}: the twin fails: {reason}").into());
            }
        };
        case.diesel = Verdict::Accepted(Some((server.run(&workspace.executable(name), name)?, twin)));
    }
    Ok(())
}
