//! The generated workspace: one package per library, in it one program per mistake, and one of all twins.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use relvar_benches::Outcome;
use relvar_benches::generated::cargo;
use serde_json::Value;

use crate::library::Library;
use crate::mistake::{Attempt, Mistake};

/// The program that holds every twin as a module.
const TWINS: &str = "twins";

pub(crate) struct Workspace {
    root: PathBuf,
}

/// What the compiler says to one program: a text per error.
pub(crate) struct Answer {
    pub(crate) errors: Vec<String>,
}

impl Workspace {
    /// Writes the packages below `root`; what has not changed keeps its time, so that cargo takes it as it is.
    pub(crate) fn write(
        root: PathBuf,
        repository: &Path,
        schemas: &Path,
        mistakes: &[Mistake],
    ) -> Outcome<Self> {
        let workspace = Self { root };
        let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"diesel\", \"relvar\"]\n\n\
                        [profile.dev]\ndebug = false\n";
        workspace.put("Cargo.toml", manifest)?;
        // The versions that the repository itself is built with.
        workspace.put("Cargo.lock", &fs::read_to_string(repository.join("Cargo.lock"))?)?;
        for library in Library::ALL {
            let (name, package) = (library.name(), library.package());
            let dependencies = library.dependencies(&repository.display().to_string());
            workspace.put(
                &format!("{name}/Cargo.toml"),
                &format!(
                    "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                     [dependencies]\n{dependencies}"
                ),
            )?;
            let schema = fs::read_to_string(schemas.join(name).with_extension("rs"))?;
            workspace.put(&format!("{name}/src/schema.rs"), &schema)?;
            let bins = workspace.root.join(name).join("src/bin");
            match fs::remove_dir_all(&bins) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
            let mut cases = Vec::new();
            for mistake in mistakes {
                let Attempt::Program { mistake: wrong, twin } = mistake.attempt(library) else { continue };
                let case = mistake.name.as_str();
                workspace.put(&format!("{name}/src/mistakes/{case}.rs"), wrong)?;
                workspace.put(&format!("{name}/src/twins/{case}.rs"), twin)?;
                workspace
                    .put(&format!("{name}/src/bin/{case}.rs"), &program(library, "mistakes", &[case]))?;
                cases.push(case);
            }
            workspace.put(&format!("{name}/src/bin/{TWINS}.rs"), &program(library, "twins", &cases))?;
        }
        Ok(workspace)
    }

    fn put(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.root.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    }

    /// What `cargo check` says to each program of a library, by the mistake's name.
    ///
    /// # Errors
    ///
    /// A twin does not compile, or cargo fails over something else than the programs.
    pub(crate) fn check(&self, library: Library) -> Outcome<BTreeMap<String, Answer>> {
        self.compile("check", library, &["--bins"])
    }

    /// What `cargo build` says to some programs of Diesel, which then can be run, and so can the twins.
    ///
    /// # Errors
    ///
    /// As of [`check`](Self::check).
    pub(crate) fn build(&self, programs: &[&str]) -> Outcome<BTreeMap<String, Answer>> {
        let programs = programs.iter().chain([&TWINS]).flat_map(|program| ["--bin", program]);
        self.compile("build", Library::Diesel, &programs.collect::<Vec<_>>())
    }

    /// The program of a mistake, after [`build`](Self::build).
    pub(crate) fn executable(&self, mistake: &str) -> PathBuf {
        self.root.join("target/debug").join(mistake)
    }

    /// The program that runs every twin.
    pub(crate) fn twins(&self) -> PathBuf {
        self.executable(TWINS)
    }

    fn compile(&self, job: &str, library: Library, bins: &[&str]) -> Outcome<BTreeMap<String, Answer>> {
        let output = cargo(&self.root, job)
            .args(["--package", &library.package(), "--keep-going", "--message-format=json"])
            .args(bins)
            .output()?;
        let mut answers: BTreeMap<String, Answer> = BTreeMap::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let said: Value = serde_json::from_str(line)?;
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let is_program = said["target"]["kind"][0] == "bin";
            let answer = match text(&said["reason"]).as_str() {
                "compiler-artifact" if is_program => None,
                "compiler-message" if is_program && said["message"]["level"] == "error" => {
                    // `aborting due to 2 previous errors` is no error of its own.
                    let is_summary = text(&said["message"]["message"]).starts_with("aborting due to");
                    (!is_summary).then(|| text(&said["message"]["rendered"]))
                }
                _ => continue,
            };
            let name = text(&said["target"]["name"]);
            answers.entry(name).or_insert(Answer { errors: Vec::new() }).errors.extend(answer);
        }
        match answers.remove(TWINS) {
            Some(twins) if twins.errors.is_empty() => Ok(answers),
            Some(twins) => {
                let count = twins.errors.len();
                let errors = twins.errors.join("\n");
                let library = library.title();
                Err(format!("{errors}\n{count} errors in the twins of {library}, which have to compile")
                    .into())
            }
            None => {
                Err(format!("cargo did not compile:\n{}", String::from_utf8_lossy(&output.stderr)).into())
            }
        }
    }
}

/// A program of some cases, their mistakes or their twins. Diesel's runs the one that is named in the database of a URL and
/// prints in one line what it gave; nothing of relvar's that is wrong gets so far.
fn program(library: Library, kind: &str, cases: &[&str]) -> String {
    let mut text = String::from("#![allow(warnings)]\n\n#[path = \"../schema.rs\"]\nmod schema;\n");
    let mut arms = String::new();
    for case in cases {
        let _ = write!(text, "#[path = \"../{kind}/{case}.rs\"]\nmod {kind}_{case};\n");
        let _ = writeln!(arms, "        \"{case}\" => show({kind}_{case}::run(connection)),");
    }
    match library {
        Library::Relvar => text.push_str("\nfn main() {}\n"),
        Library::Diesel => {
            let _ = write!(
                text,
                "
use diesel::prelude::*;

fn show<T: std::fmt::Debug>(answer: QueryResult<T>) -> String {{
    match answer {{
        Ok(rows) => format!(\"ok {{rows:?}}\"),
        Err(error) => format!(\"error {{error}}\"),
    }}
}}

fn main() {{
    let mut words = std::env::args().skip(1);
    let (url, name) = (words.next().unwrap(), words.next().unwrap());
    let connection = &mut PgConnection::establish(&url).unwrap();
    let answer: String = match name.as_str() {{
{arms}        _ => panic!(\"no program {{name}}\"),
    }};
    println!(\"{{}}\", answer.replace('\\n', \" \"));
}}
"
            );
        }
    }
    text
}
