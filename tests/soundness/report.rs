//! What came of a run, as a page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::run::{Answers, Fault, Finding};

/// How many findings of one kind are shown in full.
const SHOWN: usize = 5;

/// A run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The seed.
    pub seed: u64,
    /// How many valid and broken programs were asked for.
    pub asked: (u64, u64),
    /// The day.
    pub date: String,
    /// The compiler and the server.
    pub versions: Vec<String>,
    /// How many valid programs were made.
    pub programs: u64,
    /// How many broken ones.
    pub broken: u64,
    /// How the compiler answered to those.
    pub answers: Answers,
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

    /// Adds the answers to more broken programs.
    pub fn add_answers(&mut self, answers: Answers) {
        for (mistake, sentences) in answers {
            let all = self.answers.entry(mistake).or_default();
            for (sentence, times) in sentences {
                *all.entry(sentence).or_default() += times;
            }
        }
    }

    /// As Markdown.
    pub fn to_markdown(&self) -> String {
        let mut text = String::from("# Soundness by generation\n\n");
        let broken = self.broken;
        let _ = writeln!(
            text,
            "Random valid programs, compiled, prepared and run on random rows, their rows compared with those of a naive\n\
             interpreter; and valid programs that were broken by one mistake, which must not compile. The command:\n\n\
             ```sh\ncargo run -p relvar-tests --bin soundness -- --programs {} --broken {broken} --seed {}\n```\n",
            self.programs, self.seed
        );
        let _ = writeln!(
            text,
            "{}; {}; {} minutes.{}\n",
            self.date,
            self.versions.join(", "),
            self.seconds.div_ceil(60),
            match self.asked {
                asked if asked == (self.programs, broken) => String::new(),
                (valid, broken) => format!(" The run was cut short: {valid} and {broken} were asked for."),
            }
        );
        let _ = writeln!(text, "| what | number |\n| --- | ---: |\n| valid programs | {} |", self.programs);
        for fault in Fault::OF_VALID {
            let _ = writeln!(text, "| {} | {} |", fault.title(), self.count(*fault));
        }
        let _ = writeln!(text, "| broken programs | {broken} |");
        let _ = writeln!(text, "| {} | {} |", Fault::Accepted.title(), self.count(Fault::Accepted));
        let reason = Fault::OtherReason;
        let _ = writeln!(text, "| {} | {} |", reason.title(), self.count(reason));
        if !self.answers.is_empty() {
            text.push_str("\n## The mistakes\n\nEach with its rule, how often it was made, and the commonest first line of the answer.\n\n");
            text.push_str("| rule | mistake | programs | answer |\n| --- | --- | ---: | --- |\n");
        }
        for ((rule, mistake), sentences) in &self.answers {
            let number: u64 = sentences.values().sum();
            let commonest = sentences.iter().max_by_key(|(_, times)| **times);
            let commonest = commonest.map(|(sentence, _)| sentence.replace('|', "\\|")).unwrap_or_default();
            let _ = writeln!(text, "| {rule} | {mistake} | {number} | {commonest} |");
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
