//! The generated workspace: one crate per program and library, compiled by cargo under a stop-watch.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;
use relvar_benches::{Outcome, generated};

use crate::library::Library;
use crate::program::Program;

/// What cargo is asked to do with a crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Job {
    /// Types alone.
    Check,
    /// Machine code too, for the dev profile.
    Build,
}

impl Job {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Build => "build",
        }
    }
}

/// The folder of a crate in which sqlx keeps what the database said of its queries.
const ANSWERS: &str = ".sqlx";

pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Writes the crates below `root`, anew.
    pub(crate) fn write(
        root: PathBuf,
        repository: &Path,
        programs: &[Program],
        libraries: &[Library],
    ) -> Outcome<Self> {
        let crates = root.join("crates");
        if crates.exists() {
            fs::remove_dir_all(&crates)?;
        }
        fs::create_dir_all(&crates)?;
        fs::write(
            root.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n",
        )?;
        // The versions that the repository itself is built with.
        fs::copy(repository.join("Cargo.lock"), root.join("Cargo.lock"))?;
        for library in libraries {
            let dependencies = library.dependencies(&repository.display().to_string());
            for program in programs.iter().filter(|program| library.says(program)) {
                let name = package(*library, program);
                let source = crates.join(&name).join("src");
                fs::create_dir_all(&source)?;
                fs::write(
                    source.with_file_name("Cargo.toml"),
                    format!(
                        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                         [features]\ndriven = []\n\n[dependencies]\n{dependencies}"
                    ),
                )?;
                fs::write(source.join("schema.rs"), library.schema(program))?;
                fs::write(source.join("lib.rs"), library.functions(program))?;
                if *library == Library::Sqlx {
                    fs::create_dir(crates.join(&name).join(ANSWERS))?;
                }
            }
        }
        Ok(Self { root })
    }

    /// CPU seconds, user and system, that cargo and rustc take for the crate alone: its source is touched, its
    /// dependencies are fresh. `asked` is the database that sqlx asks; without one it reads what it was told before.
    pub(crate) fn compile(
        &self,
        library: Library,
        program: &Program,
        job: Job,
        asked: Option<&str>,
    ) -> Outcome<f64> {
        let name = package(library, program);
        let source = self.root.join("crates").join(&name).join("src/lib.rs");
        File::options().append(true).open(source)?.set_modified(SystemTime::now())?;

        let mut cargo = generated::cargo(&self.root, job.name());
        cargo.args(["--package", &name]);
        if job == Job::Build {
            cargo.args(["--features", "driven"]);
        }

        if library == Library::Sqlx {
            cargo.env("SQLX_OFFLINE_DIR", self.root.join("crates").join(&name).join(ANSWERS));
            match asked {
                Some(url) => cargo.env("DATABASE_URL", url).env_remove("SQLX_OFFLINE"),
                None => cargo.env_remove("DATABASE_URL").env("SQLX_OFFLINE", "true"),
            };
        }

        let before = children_cpu()?;
        let output = cargo.output()?;
        let seconds = children_cpu()? - before;
        if output.status.success() {
            return Ok(seconds);
        }
        let answer = String::from_utf8_lossy(&output.stderr);
        let beginning: Vec<&str> = answer.lines().take(60).collect();
        Err(format!("cargo {} --package {name} failed:\n{}", job.name(), beginning.join("\n")).into())
    }
}

fn package(library: Library, program: &Program) -> String {
    format!("{}-{}", library.name(), program.name)
}

/// CPU seconds of all child processes that have ended, and of their children.
fn children_cpu() -> nix::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(microseconds as f64 / 1e6)
}
