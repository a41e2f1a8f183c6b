//! From the fates of the mutants to the page of results.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use relvar_benches::Outcome;

use crate::library::Library;
use crate::mutant::{Fate, Mutant, Task};
use crate::reasons::why;
use crate::source::{Kind, Source};

/// So many survivors of each kind of name are shown for a library other than relvar.
const EXAMPLES: usize = 3;

/// One library.
pub(crate) struct Measured {
    pub(crate) library: Library,
    pub(crate) tasks: Vec<Task>,
    pub(crate) mutants: Vec<Mutant>,
    pub(crate) fates: Vec<Fate>,
}

/// How many mutants.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    killed: usize,
    equivalent: usize,
    /// Equivalent but for an `Option`.
    wider: usize,
    survive: usize,
}

impl Count {
    fn add(&mut self, fate: &Fate) {
        self.all += 1;
        match fate {
            Fate::Killed(_) => self.killed += 1,
            Fate::Equivalent => self.equivalent += 1,
            Fate::Wider => self.wider += 1,
            Fate::Fails(_) | Fate::Differs => self.survive += 1,
        }
    }

    /// Those that are not equivalent.
    fn counted(self) -> usize {
        self.killed + self.survive
    }

    /// Killed of those that are not equivalent.
    fn rate(self) -> String {
        self.killed_of(self.counted())
    }

    /// The same where a value in an `Option` is taken for another value.
    fn strict_rate(self) -> String {
        self.killed_of(self.counted() + self.wider)
    }

    fn killed_of(self, counted: usize) -> String {
        match counted {
            0 => "-".to_owned(),
            _ => format!("{:.1} %", 100.0 * self.killed as f64 / counted as f64),
        }
    }
}

impl Measured {
    fn pairs(&self) -> impl Iterator<Item = (&Mutant, &Fate)> {
        self.mutants.iter().zip(&self.fates)
    }

    fn count(&self, counted: impl Fn(&Mutant) -> bool) -> Count {
        let mut count = Count::default();
        self.pairs().filter(|(mutant, _)| counted(mutant)).for_each(|(_, fate)| count.add(fate));
        count
    }

    fn lines(&self) -> usize {
        self.tasks.iter().map(|task| task.source.lines()).sum()
    }

    fn size(&self) -> usize {
        self.tasks.iter().map(|task| task.source.size()).sum()
    }

    /// One line for the terminal.
    pub(crate) fn line(&self) -> String {
        let count = self.count(|_| true);
        format!(
            "{}: {} lines, {} tokens, {} mutants: {} killed, {} equivalent, {} wider, {} survive: {}",
            self.library.name(),
            self.lines(),
            self.size(),
            count.all,
            count.killed,
            count.equivalent,
            count.wider,
            count.survive,
            count.rate()
        )
    }

    fn place(&self, mutant: &Mutant) -> String {
        format!("{}/{}.rs:{}", self.tasks[mutant.task].name, self.library.file(), mutant.line)
    }

    /// Every mutant, one per line.
    pub(crate) fn list(&self) -> String {
        let mut text = String::new();
        for (mutant, fate) in self.pairs() {
            let (fate, said) = match fate {
                Fate::Killed(error) => ("killed", error.as_str()),
                Fate::Equivalent => ("equivalent", ""),
                Fate::Wider => ("wider", ""),
                Fate::Fails(error) => ("fails", error.as_str()),
                Fate::Differs => ("differs", ""),
            };
            let _ = writeln!(
                text,
                "{}\t{}\t{}\t{}\t{fate}\t{}",
                self.place(mutant),
                mutant.kind().name(),
                mutant.old,
                mutant.change.new,
                said.replace(['\n', '\t'], " ")
            );
        }
        text
    }

    fn typo(&self, mutant: &Mutant) -> String {
        format!("`{}` `{}` → `{}`", self.place(mutant), mutant.old, mutant.change.new)
    }

    fn show(&self, mutant: &Mutant, fate: &Fate) -> String {
        let became = match fate {
            Fate::Killed(_) | Fate::Equivalent | Fate::Wider => String::new(),
            Fate::Fails(error) => format!(": fails when it runs: {}", short(error)),
            Fate::Differs => ": another answer, or other rows".to_owned(),
        };
        self.typo(mutant) + &became
    }
}

/// The beginning of an error, without the names that differ from run to run.
fn short(error: &str) -> String {
    let line = error.lines().next().unwrap_or_default().replace('|', "\\|");
    let line = line.split("module_").next().unwrap_or_default().trim();
    match line.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// All libraries of one run.
pub(crate) struct Results {
    measured: Vec<Measured>,
    schemas: BTreeMap<&'static str, Source>,
}

impl Results {
    pub(crate) fn new(folder: &Path) -> Outcome<Self> {
        let mut schemas = BTreeMap::new();
        for library in Library::ALL {
            let path = folder.join("schema").join(library.file()).with_extension("rs");
            schemas.insert(library.name(), Source::parse(fs::read_to_string(path)?)?);
        }
        Ok(Results { measured: Vec::new(), schemas })
    }

    pub(crate) fn add(&mut self, measured: Measured) {
        self.measured.push(measured);
    }

    /// The versions of the libraries, as `Cargo.lock` has them.
    pub(crate) fn versions(&self, lock: &str) -> String {
        let version = |package: &str| {
            let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
            rest.split('"').next()
        };
        let named = self.measured.iter().map(|measured| {
            let package = measured.library.package();
            format!("{} {}", measured.library.name(), version(package).unwrap_or("?"))
        });
        named.collect::<Vec<_>>().join(", ")
    }

    /// The main table.
    pub(crate) fn table(&self) -> String {
        let mut text = "| library | lines | tokens | schema: lines | tokens | mutants | killed | equivalent | but for `Option` | survivors | kill rate | strict |\n"
            .to_owned();
        text += "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";
        for measured in &self.measured {
            let count = measured.count(|_| true);
            let schema = &self.schemas[measured.library.name()];
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | **{}** | {} |",
                measured.library.name(),
                measured.lines(),
                measured.size(),
                schema.lines(),
                schema.size(),
                count.all,
                count.killed,
                count.equivalent,
                count.wider,
                count.survive,
                count.rate(),
                count.strict_rate()
            );
        }
        text
    }

    /// One line per `row`, one column per library: how many mutants survive of those that are not equivalent.
    fn split(&self, head: &str, rows: &[String], counted: impl Fn(usize, &Mutant) -> bool) -> String {
        let mut text = format!("| {head} |");
        for measured in &self.measured {
            let _ = write!(text, " {} |", measured.library.name());
        }
        text += "\n| --- |";
        text += &" ---: |".repeat(self.measured.len());
        text.push('\n');
        for (row, name) in rows.iter().enumerate() {
            let _ = write!(text, "| {name} |");
            for measured in &self.measured {
                let count = measured.count(|mutant| counted(row, mutant));
                let _ = match count.counted() {
                    0 => write!(text, " - |"),
                    all => write!(text, " {} of {all} |", count.survive),
                };
            }
            text.push('\n');
        }
        text
    }

    fn task_names(&self) -> Vec<String> {
        self.measured
            .first()
            .map_or_else(Vec::new, |measured| measured.tasks.iter().map(|task| task.name.clone()).collect())
    }

    /// The survivors of relvar, each with the reason.
    fn survivors(&self, text: &mut String) {
        for measured in self.measured.iter().filter(|measured| measured.library == Library::Relvar) {
            let survivors = measured.pairs().filter(|(_, fate)| fate.survives());
            let mut any = false;
            for (mutant, fate) in survivors {
                any = true;
                let task = &measured.tasks[mutant.task];
                let line = task.source.text.lines().nth(mutant.line - 1).unwrap_or_default();
                let reason = why(&task.name, line, mutant).unwrap_or("**Not explained**");
                let _ = writeln!(text, "- {}. {reason}.", measured.show(mutant, fate));
            }
            if !any {
                text.push_str("None.\n");
            }
        }
    }

    /// What changes nothing, of every library.
    fn equivalents(&self, text: &mut String) {
        for measured in &self.measured {
            for (mutant, fate) in measured.pairs() {
                let _ = match fate {
                    Fate::Equivalent => writeln!(text, "- {}", measured.typo(mutant)),
                    Fate::Wider => writeln!(text, "- {}, but for `Option`", measured.typo(mutant)),
                    _ => Ok(()),
                };
            }
        }
    }

    fn examples(&self, text: &mut String) {
        for measured in self.measured.iter().filter(|measured| measured.library != Library::Relvar) {
            let _ = writeln!(text, "### {}\n", measured.library.name());
            for kind in Kind::ALL {
                let of_kind =
                    measured.pairs().filter(|(mutant, fate)| mutant.kind() == kind && fate.survives());
                let of_kind: Vec<_> = of_kind.collect();
                if of_kind.is_empty() {
                    continue;
                }
                let _ = writeln!(text, "{}: {} survive, such as\n", kind.name(), of_kind.len());
                // From the beginning, the middle and the end.
                let step = of_kind.len().div_ceil(EXAMPLES);
                for (mutant, fate) in of_kind.iter().step_by(step) {
                    let _ = writeln!(text, "- {}", measured.show(mutant, fate));
                }
                text.push('\n');
            }
        }
    }

    fn code(&self, text: &mut String) {
        for (place, name) in self.task_names().iter().enumerate() {
            let _ = writeln!(text, "### {}\n\n<table>\n<tr>", name.replace('_', " "));
            for measured in &self.measured {
                let source = &measured.tasks[place].source;
                let survive = measured.count(|mutant| mutant.task == place).survive;
                let _ = writeln!(
                    text,
                    "<th>{}: {} lines, {} tokens, {survive} survivors</th>",
                    measured.library.name(),
                    source.lines(),
                    source.size()
                );
            }
            text.push_str("</tr>\n<tr>\n");
            for measured in &self.measured {
                let code = measured.tasks[place].source.code();
                let _ = writeln!(text, "<td valign=\"top\">\n\n```rust\n{code}\n```\n\n</td>");
            }
            text.push_str("</tr>\n</table>\n\n");
        }
    }

    /// The whole page.
    pub(crate) fn page(&self, command: &str, machine: &str) -> String {
        let mut text = format!(
            "# Ergonomics against raw SQL\n\n\
             The same tasks written with relvar, with tokio-postgres by hand and with other libraries, as their manuals would have it. All\n\
             give the same answers and leave the same rows. Written by `{command}`: {machine}.\n\n\
             Lines are neither blank nor comments, as rustfmt lays them out; SQL text counts as so many tokens as it has words and marks.\n\
             The schema is declared once for all tasks; raw SQL and sqlx declare only the struct of one table.\n\n\
             A mutant is a task with one typo: a column, a table, a field, a word of SQL text or a method of the library with two letters\n\
             swapped; a column replaced by one of another type of its table, a table by another; a type by another, `T` by `Option<T>` or\n\
             `Option<T>` by `T`. Names that are only Rust's are left alone. A mutant is *killed* where the program does not compile\n\
             (`cargo build`; sqlx's macros ask the live database meanwhile, which the others do not need), *equivalent* where it compiles\n\
             and does the same, and *survives* where it compiles and then fails or gives or stores something else. Where only a value that\n\
             is never NULL is in an `Option`, or is in none any more, the mutant is equivalent, too, and counted by itself. The kill rate is\n\
             that of the mutants that are not equivalent; the strict one takes `Some(1)` for something else than `1`.\n\n"
        );
        text += &self.table();
        text += "\n## Survivors by what was mistyped\n\n";
        let kinds: Vec<String> = Kind::ALL.iter().map(|kind| kind.name().to_owned()).collect();
        text += &self.split("name", &kinds, |row, mutant| mutant.kind() == Kind::ALL[row]);
        text += "\n## Survivors by task\n\n";
        text += &self.split("task", &self.task_names(), |row, mutant| mutant.task == row);
        text += "\n## Survivors of relvar\n\n";
        self.survivors(&mut text);
        text += "\n## Survivors of the others: examples\n\n";
        self.examples(&mut text);
        text += "## Equivalent mutants\n\nThey do the same, so they are not counted.\n\n";
        self.equivalents(&mut text);
        text += "\n## The code\n\n";
        self.code(&mut text);
        text.trim_end().to_owned() + "\n"
    }
}
