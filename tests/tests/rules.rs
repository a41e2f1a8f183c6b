//! The rule pages, the messages and the compile-fail cases speak of the same rules: a page for every rule, on each page a
//! sentence that a case of the rule gets, and in each message the rules whose pages explain it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Rules with nothing to refuse: struct fields in another order than the columns get the right values.
const NOTHING_TO_REFUSE: &[&str] = &["R2"];

/// What a message says before the names of its rules.
const NOTE: [&str; 2] = ["= note: rule ", "= note: rules "];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The names in a folder that end in `suffix`, without it.
fn names(folder: &Path, suffix: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    entries.filter_map(|name| Some(name.to_str()?.strip_suffix(suffix)?.to_owned())).collect()
}

fn pages() -> BTreeSet<String> {
    names(&root().join("dsl/src/docs/rules"), ".md")
}

/// The answers of the compiler to the cases of a rule.
fn answers(rule: &str) -> Vec<(String, String)> {
    let folder = root().join("tests/ui").join(rule);
    let cases = names(&folder, ".stderr");
    let answer = |case: &String| fs::read_to_string(folder.join(format!("{case}.stderr"))).unwrap();
    cases.iter().map(|case| (format!("{rule}/{case}"), answer(case))).collect()
}

/// The first line, without `error[E0277]: `.
fn headline(answer: &str) -> &str {
    let first = answer.lines().next().unwrap_or_default();
    first.split_once(": ").map_or(first, |(_, sentence)| sentence)
}

/// The rules that a message names, where it names any.
fn named(answer: &str) -> Option<Vec<&str>> {
    let mut notes = answer.lines().filter_map(|line| {
        NOTE.iter()
            .find_map(|start| line.trim_start().strip_prefix(start)?.split_once(", see `relvar::docs::rules"))
    });
    let (rules, _) = notes.next()?;
    assert!(notes.next().is_none(), "rules are named twice:\n{answer}");
    Some(rules.split(", ").collect())
}

#[test]
fn every_rule_has_a_page() {
    let cases = names(&root().join("tests/ui"), "");
    let nothing = NOTHING_TO_REFUSE.iter().map(|&rule| rule.to_owned());
    let rules: BTreeSet<String> = cases.into_iter().chain(nothing).collect();
    assert_eq!(pages(), rules, "the pages (left) and the folders of the cases (right)");
}

#[test]
fn a_page_shows_the_sentence_of_a_case() {
    let mut complaints = Vec::new();
    for rule in pages().iter().filter(|rule| !NOTHING_TO_REFUSE.contains(&rule.as_str())) {
        let page = fs::read_to_string(root().join(format!("dsl/src/docs/rules/{rule}.md"))).unwrap();
        let shown: Vec<&str> =
            page.split("```text\n").skip(1).filter_map(|rest| Some(rest.split_once("\n```")?.0)).collect();
        if shown.is_empty() {
            complaints.push(format!("{rule}: shows no message"));
        }
        let answers = answers(rule);
        for sentence in shown {
            if !answers.iter().any(|(_, answer)| headline(answer) == sentence) {
                complaints.push(format!("{rule}: no case has the headline\n  {sentence}"));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What rustc says of itself, and what a macro refuses, has no place for a note.
#[test]
fn a_message_names_rules_that_have_a_page() {
    let pages = pages();
    let mut complaints = Vec::new();
    for rule in names(&root().join("tests/ui"), "") {
        for (case, answer) in answers(&rule) {
            let bound = answer.starts_with("error[E0277]: ") && !answer.starts_with("error[E0277]: the size");
            match named(&answer) {
                None if bound => complaints.push(format!("{case}: names no rule")),
                Some(rules) if rules.iter().any(|named| !pages.contains(*named)) => {
                    complaints.push(format!("{case}: names a rule without a page: {}", rules.join(", ")));
                }
                _ => {}
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
