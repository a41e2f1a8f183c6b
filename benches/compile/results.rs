//! From CPU seconds to the page of results: medians, costs per function, ratios, budgets.

use std::fmt::Write as _;

use crate::library::Library;
use crate::program::{Program, REPORT};
use crate::workspace::Job;

/// All measurements of one run; every round measured every library once, in turns.
#[derive(Default)]
pub(crate) struct Results {
    samples: Vec<(Library, String, Job, f64)>,
}

impl Results {
    pub(crate) fn add(&mut self, library: Library, program: &Program, job: Job, seconds: f64) {
        self.samples.push((library, program.name.clone(), job, seconds));
    }

    /// CPU seconds of one program: the median of its rounds.
    fn seconds(&self, library: Library, program: &str, job: Job) -> Option<f64> {
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

    /// CPU milliseconds that one function of a program adds to its schema.
    fn per_function(&self, library: Library, program: &Program, job: Job) -> Option<f64> {
        let base = self.seconds(library, program.base?, job)?;
        let whole = self.seconds(library, &program.name, job)?;
        Some((whole - base) * 1000.0 / program.functions.len() as f64)
    }

    /// A table in Markdown: one line per program, relvar's ratio to each peer at the end.
    fn table(
        &self,
        text: &mut String,
        programs: &[Program],
        figure: impl Fn(Library, &Program) -> Option<f64>,
        digits: usize,
    ) {
        let names = Library::ALL.map(Library::name);
        let [own, peers @ ..] = names;
        let ratios = peers.map(|peer| format!("{own} / {peer}"));
        let _ = writeln!(text, "| program | {} | {} |", names.join(" | "), ratios.join(" | "));
        let _ = writeln!(text, "| --- |{}", " ---: |".repeat(names.len() + ratios.len()));
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
            let _ = write!(text, "| {} |", program.name);
            for value in figures {
                let _ = write!(text, " {} |", show(value, digits));
            }
            for ratio in ratios {
                let _ = write!(text, " {} |", show(ratio, 2));
            }
            text.push('\n');
        }
    }

    /// The whole page.
    pub(crate) fn page(&self, programs: &[Program], command: &str, machine: &str) -> String {
        let mut text = format!(
            "# Compile cost\n\n\
             CPU seconds (user and system) of one crate, not incremental, its dependencies fresh; each figure is the median of rounds in\n\
             which the libraries took turns. Written by `{command}` on {machine}.\n\
             The programs are the same in every library; `benches/compile/program.rs` says what they hold. Compare within this page only.\n\
             sqlx declares no tables, so its `schema` is an empty crate; its `query!` reads what the database said of each query before\n\
             (`SQLX_OFFLINE`). It and SeaORM are compared by the programs `schema` and `queries`.\n\n\
             ## `cargo check`: CPU seconds\n\n"
        );
        self.table(
            &mut text,
            programs,
            |library, program| self.seconds(library, &program.name, Job::Check),
            2,
        );
        text.push_str("\n## `cargo check`: CPU milliseconds per function, the schema taken off\n\n");
        self.table(
            &mut text,
            programs,
            |library, program| self.per_function(library, program, Job::Check),
            1,
        );
        if self.samples.iter().any(|sample| sample.2 == Job::Build) {
            text.push_str("\n## `cargo build` (dev): CPU seconds\n\n");
            self.table(
                &mut text,
                programs,
                |library, program| self.seconds(library, &program.name, Job::Build),
                2,
            );
            text.push_str(
                "\n## `cargo build` (dev): CPU milliseconds per function, the schema taken off\n\n",
            );
            self.table(
                &mut text,
                programs,
                |library, program| self.per_function(library, program, Job::Build),
                1,
            );
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
        let report = function(REPORT, Library::Relvar).map(|milliseconds| milliseconds / 1000.0);
        let schema = |library| self.seconds(library, "tables_100", Job::Check);
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
