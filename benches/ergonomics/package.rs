//! The package of one library: every task and every mutant is a module of its one program, and rustc says which of them
//! are wrong.
//!
//! Some errors keep rustc from looking further: a name that is not found hides a wrong type elsewhere. So the modules
//! with errors are taken out and the rest is compiled again, until there is none.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use relvar_benches::Outcome;
use serde_json::Value;

use crate::library::Library;

/// The modules of the program, by their numbers.
pub(crate) type Modules = BTreeMap<usize, String>;

/// The program of one library.
pub(crate) struct Package<'a> {
    pub(crate) library: Library,
    /// The folder of the generated workspace.
    root: &'a Path,
    /// The server that sqlx's macros ask.
    url: &'a str,
}

impl<'a> Package<'a> {
    /// Writes what does not depend on the modules.
    pub(crate) fn write(
        library: Library,
        root: &'a Path,
        repository: &Path,
        url: &'a str,
    ) -> Outcome<Package<'a>> {
        let package = Package { library, root, url };
        let source = package.source();
        if source.exists() {
            fs::remove_dir_all(&source)?;
        }
        fs::create_dir_all(&source)?;
        fs::write(
            root.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"packages/*\"]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
        )?;
        // The versions that the repository itself is built with. Cargo adds what they lack.
        let lock = root.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(repository.join("Cargo.lock"), lock)?;
        }
        fs::write(
            source.with_file_name("Cargo.toml"),
            format!(
                "[package]\nname = \"tasks_{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                 tokio = {{ version = \"1\", features = [\"rt\", \"net\", \"time\"] }}\n{}",
                library.file(),
                library.dependencies(&repository.display().to_string())
            ),
        )?;
        let schema = repository.join("benches/ergonomics/schema").join(library.file()).with_extension("rs");
        fs::copy(schema, source.join("schema.rs"))?;
        Ok(package)
    }

    fn source(&self) -> PathBuf {
        self.root.join("packages").join(self.library.file()).join("src")
    }

    pub(crate) fn program(&self) -> PathBuf {
        self.root.join("target/debug").join(format!("tasks_{}", self.library.file()))
    }

    /// Compiles the modules and takes out those with errors, each with its first one.
    pub(crate) fn compile(&self, modules: &mut Modules) -> Outcome<BTreeMap<usize, String>> {
        for (number, text) in &*modules {
            fs::write(self.source().join(format!("module_{number}.rs")), text)?;
        }
        let mut killed = BTreeMap::new();
        loop {
            fs::write(self.source().join("main.rs"), self.main(modules))?;
            let Some(errors) = self.build()? else { return Ok(killed) };
            let mut wrong = BTreeMap::new();
            for error in &errors {
                if let Some(number) = module_of(error).filter(|number| modules.contains_key(number)) {
                    let said = error["message"].as_str().unwrap_or_default();
                    wrong.entry(number).or_insert_with(|| said.to_owned());
                }
            }
            if wrong.is_empty() {
                let rendered = errors.iter().filter_map(|error| error["rendered"].as_str());
                return Err(rendered.collect::<String>().into());
            }
            println!("  {}: {} modules, {} of them wrong", self.library.name(), modules.len(), wrong.len());
            modules.retain(|number, _| !wrong.contains_key(number));
            killed.extend(wrong);
        }
    }

    /// The errors; `None` where there are none.
    fn build(&self) -> Outcome<Option<Vec<Value>>> {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--message-format", "json", "--package"]);
        cargo.arg(format!("tasks_{}", self.library.file())).current_dir(self.root);
        cargo.arg("--target-dir").arg(self.root.join("target"));
        cargo.env("DATABASE_URL", self.url).env("CARGO_TERM_COLOR", "never");
        for (variable, _) in std::env::vars_os() {
            let text = variable.to_string_lossy();
            if text.starts_with("CARGO_PKG_")
                || text.starts_with("CARGO_MANIFEST_")
                || text.ends_with("RUSTFLAGS")
            {
                cargo.env_remove(&variable);
            }
        }
        let output = cargo.output()?;
        if output.status.success() {
            return Ok(None);
        }
        let mut errors = Vec::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let mut line: Value = serde_json::from_str(line)?;
            let message = line["message"].take();
            if message["level"] == "error" {
                errors.push(message);
            }
        }
        if errors.is_empty() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        Ok(Some(errors))
    }

    fn main(&self, modules: &Modules) -> String {
        let mut text = format!(
            "//! Answers the tasks whose numbers come by standard input.\n\n#![allow(warnings)]\n\nmod schema;\n\n\
             pub type Answer = Result<String, Box<dyn std::error::Error>>;\n\
             type Task = for<'d> fn(Db<'d>) -> std::pin::Pin<Box<dyn Future<Output = Answer> + 'd>>;\n\n{}\n",
            self.library.connection()
        );
        for number in modules.keys() {
            let _ = writeln!(text, "mod module_{number};");
        }
        text.push_str("\nfn task(number: usize) -> Option<Task> {\n    Some(match number {\n");
        for number in modules.keys() {
            let call = self.library.call(&format!("module_{number}"));
            let _ = writeln!(text, "        {number} => {call},");
        }
        text.push_str("        _ => return None,\n    })\n}\n\n");
        text.push_str(include_str!("program.txt"));
        text
    }
}

/// The module that an error is about: the one of its primary place, or of what was expanded there.
fn module_of(error: &Value) -> Option<usize> {
    let spans = error["spans"].as_array()?;
    let primary = spans.iter().filter(|span| span["is_primary"] == true);
    primary.chain(spans).chain([error]).find_map(|place| number_in(&place.to_string()))
}

fn number_in(text: &str) -> Option<usize> {
    let (_, rest) = text.split_once("module_")?;
    let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
    rest[..digits].parse().ok()
}
