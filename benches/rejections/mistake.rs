//! The mistakes: one folder each, with the program for each library and its twin.

use std::fs;
use std::path::Path;

use relvar_benches::Outcome;

use crate::library::Library;

/// Begins a line that stands in the twin instead of the next line of code; nothing behind it takes that line out.
const INSTEAD: &str = "// instead:";

/// What the first line of a file says in place of a program.
const NOT_EXPRESSIBLE: &str = "not expressible: ";

/// One mistake, named after its rule.
pub(crate) struct Mistake {
    /// `A1_where`
    pub(crate) name: String,
    /// What is wrong, in a sentence.
    pub(crate) sentence: String,
    pub(crate) relvar: Attempt,
    pub(crate) diesel: Attempt,
}

/// How one library meets a mistake.
pub(crate) enum Attempt {
    /// The program with the mistake, and the program that was meant.
    Program { mistake: String, twin: String },
    /// The library has no words for it, and this is what it lacks.
    NotExpressible(String),
}

impl Mistake {
    /// All mistakes below `folder` whose name begins with one of `wanted`, in the order of the rules.
    pub(crate) fn read_all(folder: &Path, wanted: &[String]) -> Outcome<Vec<Self>> {
        let mut mistakes = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if wanted.is_empty() || wanted.iter().any(|wanted| name.starts_with(wanted.as_str())) {
                mistakes.push(Self::read(&path, name)?);
            }
        }
        mistakes.sort_by_key(|mistake| mistake.place());
        Ok(mistakes)
    }

    fn read(folder: &Path, name: String) -> Outcome<Self> {
        let fault = |text: String| format!("{name}: {text}");
        let read = |library: Library| -> Outcome<(String, Attempt)> {
            let file = folder.join(library.name()).with_extension("rs");
            let text =
                fs::read_to_string(&file).map_err(|error| fault(format!("{}: {error}", file.display())))?;
            let (headline, attempt) = Attempt::read(&text).ok_or_else(|| {
                fault(format!("{}.rs: a first line `//! ..`, and a line `{INSTEAD} ..`", library.name()))
            })?;
            Ok((headline.to_owned(), attempt))
        };
        let (sentence, relvar) = read(Library::Relvar)?;
        let (said, diesel) = read(Library::Diesel)?;
        if matches!(diesel, Attempt::Program { .. }) && said != sentence {
            return Err(fault(format!("two sentences: `{sentence}` and `{said}`")).into());
        }
        Ok(Self { sentence, relvar, diesel, name })
    }

    pub(crate) fn attempt(&self, library: Library) -> &Attempt {
        match library {
            Library::Relvar => &self.relvar,
            Library::Diesel => &self.diesel,
        }
    }

    /// `A1`
    pub(crate) fn rule(&self) -> &str {
        self.name.split('_').next().unwrap_or(&self.name)
    }

    /// Where its rule stands in the rule book, then its name.
    fn place(&self) -> (usize, u32, String) {
        let (letter, number) = self.rule().split_at(1);
        let letter = "STNAWCIURXJ".find(letter).unwrap_or(usize::MAX);
        (letter, number.parse().unwrap_or(u32::MAX), self.name.clone())
    }
}

impl Attempt {
    /// The first line's words and the program; `None` where there is no first line or no twin.
    fn read(text: &str) -> Option<(&str, Self)> {
        let headline = text.lines().next()?.strip_prefix("//! ")?;
        if let Some(reason) = headline.strip_prefix(NOT_EXPRESSIBLE) {
            return Some((headline, Self::NotExpressible(reason.to_owned())));
        }
        let (mut mistake, mut twin) = (String::new(), String::new());
        let mut replaced = false;
        for line in text.lines() {
            if let Some(instead) = line.trim_start().strip_prefix(INSTEAD) {
                twin.push_str(instead.trim_start());
                twin.push('\n');
                replaced = true;
                continue;
            }
            mistake.push_str(line);
            mistake.push('\n');
            if !std::mem::take(&mut replaced) {
                twin.push_str(line);
                twin.push('\n');
            }
        }
        (mistake != twin).then_some((headline, Self::Program { mistake, twin }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twin_has_the_other_line() {
        let text = "//! Wrong.\nlet a = b\n    // instead: .c()\n    .d()\n    // instead:\n    .e();\n";
        let (headline, attempt) = Attempt::read(text).unwrap();
        assert_eq!(headline, "Wrong.");
        let Attempt::Program { mistake, twin } = attempt else { panic!("it is a program") };
        assert_eq!(mistake, "//! Wrong.\nlet a = b\n    .d()\n    .e();\n");
        assert_eq!(twin, "//! Wrong.\nlet a = b\n.c()\n\n");
    }

    #[test]
    fn several_lines_stand_for_one() {
        let text = "//! Wrong.\n// instead: let a = 1;\n// instead: let b = a;\nlet b = 2;\nuse_it(b);\n";
        let Some((_, Attempt::Program { twin, .. })) = Attempt::read(text) else { panic!("it is a program") };
        assert_eq!(twin, "//! Wrong.\nlet a = 1;\nlet b = a;\nuse_it(b);\n");
    }

    #[test]
    fn a_reason_stands_for_a_program() {
        let read = Attempt::read("//! not expressible: no MERGE\n");
        assert!(matches!(read, Some((_, Attempt::NotExpressible(reason))) if reason == "no MERGE"));
        assert!(Attempt::read("//! Wrong, but without a twin.\nfn run() {}\n").is_none());
    }
}
