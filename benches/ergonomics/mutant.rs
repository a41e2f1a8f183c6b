//! The tasks, and each of them with one typo.

use std::fs;
use std::path::Path;
use std::process::Command;

use relvar_benches::Outcome;

use crate::library::Library;
use crate::source::{Change, Kind, Source};

/// One task in one library.
pub(crate) struct Task {
    /// `04_insert_returning`
    pub(crate) name: String,
    pub(crate) source: Source,
    /// The function that calls it and shows what it gives.
    answer: String,
}

impl Task {
    /// The tasks of a library, in order; those of `wanted`, if any is named.
    pub(crate) fn read(folder: &Path, library: Library, wanted: &[String]) -> Outcome<Vec<Task>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        if let Some(unknown) = wanted.iter().find(|wanted| !names.contains(wanted)) {
            return Err(format!("no task `{unknown}`").into());
        }
        names.retain(|name| wanted.is_empty() || wanted.contains(name));
        let mut tasks = Vec::new();
        for name in names {
            let path = folder.join(&name).join(library.file()).with_extension("rs");
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let source = Source::parse(text).map_err(|error| format!("{}: {error}", path.display()))?;
            let mut answer = fs::read_to_string(folder.join(&name).join("answer.rs"))?;
            answer = answer.replacen("//!", "//", 1);
            if library.blocks() {
                answer = answer.replace("pub async fn", "pub fn").replace(".await", "");
            }
            tasks.push(Task { name, source, answer });
        }
        Ok(tasks)
    }

    /// A module of a program: the task, or a mutant of it, and its caller.
    pub(crate) fn module(&self, change: Option<&Change>) -> String {
        let text = change.map_or_else(|| self.source.text.clone(), |change| self.source.changed(change));
        text + "\n" + &self.answer
    }
}

/// A task with one typo.
pub(crate) struct Mutant {
    /// The task's place in its list.
    pub(crate) task: usize,
    pub(crate) change: Change,
    pub(crate) line: usize,
    pub(crate) old: String,
}

impl Mutant {
    /// All mutants of these tasks, or a sample of so many of them.
    pub(crate) fn of(tasks: &[Task], sample: Option<usize>, seed: u64) -> Vec<Mutant> {
        let mut mutants = Vec::new();
        for (task, Task { source, .. }) in tasks.iter().enumerate() {
            mutants.extend(source.changes().into_iter().map(|change| Mutant {
                task,
                line: source.line(change.range.start),
                old: source.text[change.range.clone()].to_owned(),
                change,
            }));
        }
        if let Some(sample) = sample {
            let mut state = seed;
            while mutants.len() > sample {
                // Knuth's constants; the upper half is the better one.
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let place = (state >> 33) as usize % mutants.len();
                mutants.remove(place);
            }
        }
        mutants
    }

    pub(crate) fn kind(&self) -> Kind {
        self.change.kind
    }
}

/// What became of a mutant.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The compiler's error.
    Killed(String),
    /// It compiles and does the same.
    Equivalent,
    /// The same, but that a value which is never NULL is in an `Option`, or that it is not any more.
    Wider,
    /// It compiles, and its run ends with this error.
    Fails(String),
    /// It compiles, and gives or stores something else.
    Differs,
}

impl Fate {
    pub(crate) fn survives(&self) -> bool {
        matches!(self, Fate::Fails(_) | Fate::Differs)
    }
}

/// The answer without any `Some( )`: the values themselves.
pub(crate) fn values(answer: &str) -> String {
    let mut text = String::new();
    let mut is_some = Vec::new();
    for letter in answer.chars() {
        text.push(letter);
        if letter == '(' {
            let length = text.len().saturating_sub("Some(".len());
            is_some.push(text.ends_with("Some("));
            if is_some.last() == Some(&true) {
                text.truncate(length);
            }
        } else if letter == ')' && is_some.pop() == Some(true) {
            text.pop();
        }
    }
    text
}

/// The lines are counted as rustfmt lays them out, so it must have done so.
pub(crate) fn check_format(folder: &Path, repository: &Path) -> Outcome<()> {
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--check", "--edition", "2024", "--config-path"]).arg(repository.join("rustfmt.toml"));
    for entry in fs::read_dir(folder.join("tasks"))? {
        for file in fs::read_dir(entry?.path())? {
            rustfmt.arg(file?.path());
        }
    }
    for file in fs::read_dir(folder.join("schema"))? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            rustfmt.arg(path);
        }
    }
    let output = rustfmt.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("rustfmt has not been here:\n{}", String::from_utf8_lossy(&output.stdout)).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_the_same_with_and_without_an_option() {
        assert_eq!(values("(Some(1), None)[Some((Some(2), 3))]"), "(1, None)[(2, 3)]");
        assert_eq!(values("(1, None)[(2, 3)]"), "(1, None)[(2, 3)]");
    }
}
