//! The generated workspace: one crate per program and library, compiled by cargo under a stop-watch.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;
use relvar_benches::{Outcome, generated};

use crate::executable;
use crate::library::Library;
use crate::program::Program;

/// What cargo is asked to do with a crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Job {
    /// Types alone.
    Check,
    /// Machine code too, for the dev profile.
    Build,
    /// Types again, after one function was changed, with what rustc remembers from the time before.
    Incremental,
    /// An executable for the release profile that calls every function; its bytes are counted instead of seconds.
    Binary,
    /// The one that calls half of them: what the driver takes is in both.
    HalfBinary,
}

impl Job {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Build => "build",
            Self::Incremental => "incremental",
            Self::Binary => "binary",
            Self::HalfBinary => "half-binary",
        }
    }

    /// What its figures count.
    pub(crate) fn unit(self) -> &'static str {
        if self.counts_bytes() { "bytes" } else { "s" }
    }

    pub(crate) fn counts_bytes(self) -> bool {
        matches!(self, Self::Binary | Self::HalfBinary)
    }

    /// The command of cargo, and what it is told beside the package.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check | Self::Incremental => &["check", "--lib"],
            Self::Build => &["build", "--lib", "--features", "driven"],
            Self::Binary | Self::HalfBinary => &["build", "--bins", "--release", "--features", "driven"],
        }
    }
}

/// The workspace, whose executables hold no names of functions.
const MANIFEST: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n\n\
     [profile.dev]\ndebug = \"line-tables-only\"\n\n\
     [profile.release]\nstrip = \"symbols\"\n";

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
        fs::write(root.join("Cargo.toml"), MANIFEST)?;
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
                if program.in_every_way() {
                    let (all, half) = (program.functions.len(), program.functions.len() / 2);
                    fs::create_dir(source.join("bin"))?;
                    for (job, called) in [(Job::Binary, all), (Job::HalfBinary, half)] {
                        let text = executable::main(*library, &name, called);
                        fs::write(source.join("bin").join(executable(&name, job) + ".rs"), text)?;
                    }
                }
                if *library == Library::Sqlx {
                    fs::create_dir(crates.join(&name).join(ANSWERS))?;
                }
            }
        }
        Ok(Self { root })
    }

    /// CPU seconds, user and system, that cargo and rustc take for the crate alone: its source is written anew, its
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
        fs::write(source, library.functions(program))?;

        let [command, arguments @ ..] = job.arguments() else { return Err("cargo wants a command".into()) };
        let mut cargo = generated::cargo(&self.root, command);
        cargo.args(arguments).args(["--package", &name]);
        // Cargo gives names of their own to what it compiles so: no other check finds what this one leaves behind.
        if job == Job::Incremental {
            cargo.env("CARGO_INCREMENTAL", "1");
        }
        if library == Library::Sqlx {
            self.offline(&mut cargo, &name, asked);
        }

        let before = children_cpu()?;
        let output = cargo.output()?;
        let seconds = children_cpu()? - before;
        if output.status.success() {
            return Ok(seconds);
        }
        let answer = String::from_utf8_lossy(&output.stderr);
        let beginning: Vec<&str> = answer.lines().take(60).collect();
        Err(format!("{} of {name} failed:\n{}", job.name(), beginning.join("\n")).into())
    }

    /// Bytes of an executable. Both are linked at once, when the first is asked for.
    pub(crate) fn bytes(&self, library: Library, program: &Program, job: Job) -> Outcome<u64> {
        if job == Job::Binary {
            self.compile(library, program, job, None)?;
        }
        let name = executable(&package(library, program), job) + env::consts::EXE_SUFFIX;
        Ok(fs::metadata(self.root.join("target/release").join(name))?.len())
    }

    /// Lets sqlx read what it was told of the crate's queries, or ask and keep it.
    fn offline(&self, cargo: &mut Command, package: &str, asked: Option<&str>) {
        cargo.env("SQLX_OFFLINE_DIR", self.root.join("crates").join(package).join(ANSWERS));
        match asked {
            Some(url) => cargo.env("DATABASE_URL", url).env_remove("SQLX_OFFLINE"),
            None => cargo.env_remove("DATABASE_URL").env("SQLX_OFFLINE", "true"),
        };
    }
}

fn package(library: Library, program: &Program) -> String {
    format!("{}-{}", library.name(), program.name)
}

fn executable(package: &str, job: Job) -> String {
    format!("{package}-{}", job.name())
}

/// CPU seconds of all child processes that have ended, and of their children.
fn children_cpu() -> nix::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(microseconds as f64 / 1e6)
}
