//! What came of a run, as a page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::run::{Fault, Finding};

/// How many findings of one kind are shown in full.
const SHOWN: usize = 5;

/// A run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The seed.
    pub seed: u64,
    /// The day.
    pub date: String,
    /// The compiler and the server.
    pub versions: Vec<String>,
    /// How many valid programs were made, and how many broken ones.
    pub programs: u64,
    /// How many broken programs were made, by rule.
    pub broken: BTreeMap<&'static str, u64>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// How long it took, in seconds.
    pub seconds: u64,
}

impl Report {
    /// How many findings there are of this kind.
    pub fn count(&self, fault: Fault) -> usize {
        self.findings.iter().filter(|finding| finding.fault == fault).count()
    }

    /// As Markdown.
    pub fn to_markdown(&self) -> String {
        let mut text = String::from("# Soundness by generation\n\n");
        let broken: u64 = self.broken.values().sum();
        let _ = writeln!(
            text,
            "Random valid programs, compiled, prepared and run on random rows, their rows compared with those of a naive\n\
             interpreter; and valid programs that were broken by one mistake, which must not compile. The command:\n\n\
             ```sh\ncargo run -p relvar-tests --bin soundness -- --programs {} --broken {broken} --seed {}\n```\n",
            self.programs, self.seed
        );
        let _ = writeln!(text, "{}; {}; {} minutes.\n", self.date, self.versions.join(", "), self.seconds.div_ceil(60));
        let _ = writeln!(text, "| what | number |\n| --- | ---: |\n| valid programs | {} |", self.programs);
        for fault in Fault::OF_VALID {
            let _ = writeln!(text, "| {} | {} |", fault.title(), self.count(*fault));
        }
        let _ = writeln!(text, "| broken programs | {broken} |");
        let _ = writeln!(text, "| {} | {} |", Fault::Accepted.title(), self.count(Fault::Accepted));
        if !self.broken.is_empty() {
            let rules: Vec<String> = self.broken.iter().map(|(rule, number)| format!("{rule} {number}")).collect();
            let _ = writeln!(text, "\nBroken programs by rule: {}.", rules.join(", "));
        }
        let mut shown: BTreeMap<Fault, usize> = BTreeMap::new();
        for finding in &self.findings {
            let shown = shown.entry(finding.fault).or_default();
            *shown += 1;
            if *shown <= SHOWN {
                let Finding { number, fault, details, source } = finding;
                let _ = writeln!(text, "\n## Program {number}: {}\n", fault.title());
                let _ = writeln!(text, "```text\n{}\n```\n\n```rust\n{}\n```", details.trim(), source.trim());
            }
        }
        text
    }
}
