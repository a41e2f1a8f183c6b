//! From CPU seconds and bytes to the page of results: medians, costs per function, ratios, budgets.

use std::fmt::Write as _;

use crate::library::Library;
use crate::program::{Program, REPORT};
use crate::workspace::Job;

/// A table of the page.
struct Section {
    job: Job,
    heading: &'static str,
    /// What stands between the heading and the table.
    note: &'static str,
    /// Whether it tells what one function adds to the schema, or what the whole program costs.
    per_function: bool,
    /// How many seconds or bytes its figures count by.
    unit: f64,
    digits: usize,
}

/// What a whole program costs, in seconds.
const fn of_all(job: Job, heading: &'static str) -> Section {
    Section { job, heading, note: "", per_function: false, unit: 1.0, digits: 2 }
}

/// What one function costs, in milliseconds.
const fn of_one(job: Job, heading: &'static str) -> Section {
    Section { job, heading, note: "", per_function: true, unit: 0.001, digits: 1 }
}

const SECTIONS: [Section; 7] = [
    of_all(Job::Check, "`cargo check`: CPU seconds"),
    of_one(Job::Check, "`cargo check`: CPU milliseconds per function, the schema taken off"),
    of_all(Job::Build, "`cargo build` (dev): CPU seconds"),
    of_one(Job::Build, "`cargo build` (dev): CPU milliseconds per function, the schema taken off"),
    Section {
        note: "One query compares with another number than the time before; rustc remembers the rest (`CARGO_INCREMENTAL=1`).\n\n",
        ..of_all(Job::Incremental, "`cargo check` after a change of one function, incremental: CPU seconds")
    },
    Section {
        note: "It calls every function. Diesel's driver is libpq, a library of the system, and so in no executable.\n\n",
        unit: 1000.0,
        digits: 0,
        ..of_all(Job::Binary, "Executable (release, symbols stripped): kB")
    },
    Section {
        note: "The executable that calls half of the functions is taken off: what the driver takes for its first query is in both.\n\n",
        unit: 1.0,
        digits: 0,
        ..of_one(Job::Binary, "Executable (release, symbols stripped): bytes per function")
    },
];

/// All measurements of one run; every round measured every library once, in turns.
#[derive(Default)]
pub(crate) struct Results {
    samples: Vec<(Library, String, Job, f64)>,
}

impl Results {
    pub(crate) fn add(&mut self, library: Library, program: &Program, job: Job, figure: f64) {
        self.samples.push((library, program.name.clone(), job, figure));
    }

    /// CPU seconds of one program, or bytes of its executable: the median of its rounds.
    fn whole(&self, library: Library, program: &str, job: Job) -> Option<f64> {
        let mut found: Vec<f64> = self
            .samples
            .iter()
            .filter(|sample| sample.0 == library && sample.1 == program && sample.2 == job)
            .map(|sample| sample.3)
            .collect();
        found.sort_by(f64::total_cmp);
        let middle = found.len() / 2;
        match found.len() {
            0 => None,
            odd if odd % 2 == 1 => Some(found[middle]),
            _ => Some((found[middle - 1] + found[middle]) / 2.0),
        }
    }

    /// What one function of a program adds to its schema, or one of its second half to the executable.
    fn per_function(&self, library: Library, program: &Program, job: Job) -> Option<f64> {
        let functions = program.functions.len();
        let whole = self.whole(library, &program.name, job)?;
        let (base, added) = if job == Job::Binary {
            (self.whole(library, &program.name, Job::HalfBinary)?, functions - functions / 2)
        } else {
            (self.whole(library, program.base?, job)?, functions)
        };
        Some((whole - base) / added as f64)
    }

    /// A section's table in Markdown: one line per program, relvar's ratio to each peer at the end. None where nothing was measured.
    fn table(&self, section: &Section, programs: &[Program]) -> Option<String> {
        let figure = |library, program: &Program| {
            let figure = match section.per_function {
                true => self.per_function(library, program, section.job),
                false => self.whole(library, &program.name, section.job),
            };
            Some(figure? / section.unit)
        };
        let mut lines = String::new();
        for program in programs {
            let figures = Library::ALL.map(|library| figure(library, program));
            if figures.iter().all(Option::is_none) {
                continue;
            }
            let show = |value: Option<f64>, digits| {
                value.map_or("-".to_owned(), |value| format!("{value:.digits$}"))
            };
            let [own, peers @ ..] = figures;
            let ratios = peers.map(|peer| Some(own? / peer?));
            let _ = write!(lines, "| {} |", program.name);
            for value in figures {
                let _ = write!(lines, " {} |", show(value, section.digits));
            }
            for ratio in ratios {
                let _ = write!(lines, " {} |", show(ratio, 2));
            }
            lines.push('\n');
        }
        let names = Library::ALL.map(Library::name);
        let [own, peers @ ..] = names;
        let ratios = peers.map(|peer| format!("{own} / {peer}"));
        let head = format!("| program | {} | {} |", names.join(" | "), ratios.join(" | "));
        let rule = format!("| --- |{}", " ---: |".repeat(names.len() + ratios.len()));
        (!lines.is_empty()).then(|| format!("{head}\n{rule}\n{lines}"))
    }

    /// The whole page.
    pub(crate) fn page(&self, programs: &[Program], command: &str, machine: &str) -> String {
        let mut text = format!(
            "# Compile cost\n\n\
             CPU seconds (user and system) of one crate, not incremental where nothing else is said, its dependencies fresh; each figure\n\
             is the median of rounds in which the libraries took turns. What takes minutes was measured once: `tables_200_unjoined`,\n\
             `queries_1000` and executables. Written by `{command}` on {machine}.\n\
             The programs are the same in every library; `benches/compile/program.rs` says what they hold. Compare within this page only.\n\
             sqlx declares no tables, so its `schema` is an empty crate; its `query!` reads what the database said of each query before\n\
             (`SQLX_OFFLINE`). It is compared by its queries, SeaORM by its tables as well. Diesel wants it declared which tables may\n\
             stand in one query; `unjoined` leaves that out: for all pairs of 200 tables it takes more than five minutes.\n\
             How long the answers to mistakes are is on [a page of its own](../rejections/results.md).\n"
        );
        for section in &SECTIONS {
            if let Some(table) = self.table(section, programs) {
                let _ = write!(text, "\n## {}\n\n{}{table}", section.heading, section.note);
            }
        }
        text.push_str("\n## Budget\n\n");
        for (sentence, figure, budget) in self.budgets(programs) {
            let verdict = if figure <= budget { "kept" } else { "**broken**" };
            let _ = writeln!(text, "- {sentence}: {figure:.2}, at most {budget:.2}: {verdict}");
        }
        text
    }

    /// What was promised: the sentence, the figure, the largest figure allowed. Without what was not measured.
    fn budgets(&self, programs: &[Program]) -> Vec<(&'static str, f64, f64)> {
        let function = |name, library| {
            let program = programs.iter().find(|program| program.name == name)?;
            self.per_function(library, program, Job::Check)
        };
        let query = |library| function("queries", library);
        let report = function(REPORT, Library::Relvar);
        let schema = |library| self.whole(library, "tables_100", Job::Check);
        let ratio =
            |figure: &dyn Fn(Library) -> Option<f64>, peer| Some(figure(Library::Relvar)? / figure(peer)?);
        [
            ("check of a query, relvar / diesel-async", ratio(&query, Library::DieselAsync), 0.5),
            ("check of a query, relvar / diesel", ratio(&query, Library::Diesel), 1.0),
            ("check of 100 tables of 15 columns, relvar / diesel", ratio(&schema, Library::Diesel), 0.2),
            ("check of a query of 12 joins and 40 columns, grouped, in CPU seconds", report, 1.5),
        ]
        .into_iter()
        .filter_map(|(sentence, figure, budget)| Some((sentence, figure?, budget)))
        .collect()
    }
}
