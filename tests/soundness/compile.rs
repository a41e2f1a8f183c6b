//! Compiles generated programs, many in one file, against the libraries that are built already.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, io};

use serde_json::Value as Json;

use super::print;

/// The libraries that the programs name.
const LIBRARIES: &[&str] =
    &["relvar", "relvar_pg", "relvar_tests", "rust_decimal", "jiff", "serde_json", "tokio", "uuid"];

/// The compiler, with what it needs to find the libraries.
#[derive(Clone, Debug)]
pub struct Compiler {
    rustc: String,
    options: Vec<String>,
    folder: PathBuf,
}

/// What came of a file of programs.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// The executable, if everything in the file is right.
    pub program: Option<PathBuf>,
    /// The first error of each function that has one.
    pub errors: BTreeMap<u64, String>,
}

impl Compiler {
    /// Builds the libraries, if that is not done yet, and asks where they are.
    ///
    /// # Errors
    ///
    /// They do not build, or they are not where cargo says.
    pub fn find() -> io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let output = Command::new(cargo)
            .args(["build", "--locked", "--package", "relvar-tests", "--lib", "--message-format", "json"])
            .current_dir(&root)
            .output()?;
        if !output.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        let mut found = BTreeMap::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(message) = serde_json::from_str::<Json>(line) else { continue };
            let name = message["target"]["name"].as_str().unwrap_or_default().replace('-', "_");
            let files = message["filenames"].as_array().into_iter().flatten().filter_map(Json::as_str);
            for file in files.filter(|file| file.ends_with(".rlib")) {
                found.insert(name.clone(), file.to_owned());
            }
        }
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let mut options = Vec::new();
        for library in LIBRARIES {
            let file =
                found.get(*library).ok_or_else(|| io::Error::other(format!("there is no {library}")))?;
            options.extend(["--extern".to_owned(), format!("{library}={file}")]);
        }
        let relvar = Path::new(&found["relvar"]);
        let target = relvar.parent().unwrap_or(relvar);
        options.extend(["-L".to_owned(), format!("dependency={}", target.display())]);
        let folder = env::temp_dir().join(format!(
            "relvar-soundness-{}-{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        ));
        fs::create_dir_all(&folder)?;
        let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
        let linked = folder.join("liblinked.rlib");
        let output = Command::new(&rustc)
            .args(["--edition", "2024", "--crate-name", "linked", "--crate-type", "rlib"])
            .args(&options)
            .arg("-o")
            .arg(&linked)
            .arg(root.join("tests/soundness/linked.rs"))
            .output()?;
        if !output.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        options.extend(["--extern".to_owned(), format!("linked={}", linked.display())]);
        Ok(Compiler { rustc, options, folder })
    }

    /// What the compiler calls itself.
    pub fn version(&self) -> String {
        let output = Command::new(&self.rustc).arg("--version").output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    }

    /// Compiles these functions into one program.
    ///
    /// # Errors
    ///
    /// The compiler does not run, or complains about something that is in none of the functions.
    pub fn compile(&self, name: &str, functions: &[(u64, String)]) -> io::Result<Compiled> {
        let program = self.folder.join(name);
        let optimization = ["-C", "opt-level=0", "-C", "debuginfo=0", "-C", "codegen-units=4"];
        let errors = self.run(name, functions, &optimization, true, &program)?;
        Ok(Compiled { program: errors.is_empty().then_some(program), errors })
    }

    /// Only checks these functions, as `cargo check` does.
    ///
    /// # Errors
    ///
    /// See [`Compiler::compile`].
    pub fn check(&self, name: &str, functions: &[(u64, String)]) -> io::Result<BTreeMap<u64, String>> {
        let program = self.folder.join(format!("{name}.rmeta"));
        self.run(name, functions, &["--emit", "metadata", "--crate-type", "lib"], false, &program)
    }

    fn run(
        &self,
        name: &str,
        functions: &[(u64, String)],
        options: &[&str],
        main: bool,
        to: &Path,
    ) -> io::Result<BTreeMap<u64, String>> {
        let file = self.folder.join(format!("{name}.rs"));
        fs::write(&file, print::file(functions, main))?;
        let output = Command::new(&self.rustc)
            .args(["--edition", "2024", "--crate-name", "programs", "--error-format", "json"])
            .args(&self.options)
            .args(options)
            .arg("-o")
            .arg(to)
            .arg(&file)
            .output()?;
        let mut errors = BTreeMap::new();
        let mut elsewhere = None;
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            let Ok(message) = serde_json::from_str::<Json>(line) else { continue };
            if message["level"] != "error" {
                continue;
            }
            let rendered = message["rendered"].as_str().unwrap_or_default().to_owned();
            let place = lines(&message, &file).and_then(|line| function_at(functions, line));
            match place {
                Some(number) => {
                    errors.entry(number).or_insert(rendered);
                }
                None if rendered.starts_with("error: aborting") => {}
                None => elsewhere = Some(rendered),
            }
        }
        if errors.is_empty() && !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(io::Error::other(elsewhere.unwrap_or(said)));
        }
        Ok(errors)
    }
}

impl Drop for Compiler {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The line of the file that a message is about: of its primary span, outside of macros.
fn lines(message: &Json, file: &Path) -> Option<u64> {
    let spans = message["spans"].as_array()?;
    let primary = spans.iter().filter(|span| span["is_primary"] == true);
    primary.chain(spans).find_map(|span| {
        let mut span = span;
        loop {
            if span["file_name"].as_str().is_some_and(|name| Path::new(name) == file) {
                return span["line_start"].as_u64();
            }
            span = &span["expansion"]["span"];
            if span.is_null() {
                return None;
            }
        }
    })
}

/// The function that holds a line of the file, counted from 1.
fn function_at(functions: &[(u64, String)], line: u64) -> Option<u64> {
    let mut end = print::HEADER.lines().count() as u64;
    if line <= end {
        return None;
    }
    functions.iter().find_map(|(number, text)| {
        end += text.lines().count() as u64;
        (line <= end).then_some(*number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_lies_in_a_function() {
        let before = print::HEADER.lines().count() as u64;
        let functions = [(7, "a\nb\n".to_owned()), (9, "c\n".to_owned())];
        let found = [0, 1, 2, 3, 4].map(|line| function_at(&functions, before + line));
        assert_eq!(found, [None, Some(7), Some(7), Some(9), None]);
    }
}
