//! Every mistake of the rule book is refused, in one error, with the sentence that its case expects.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use relvar_tests::answers::{Figures, read_all};

/// The compiler that the snapshots were blessed on: another one words its own part of a message otherwise.
const COMPILER: &str = "rustc 1.95.";

/// `ui` has the smallest program of each mistake; in `editor`, lines that use the wrong query follow it, as in a function
/// that somebody is writing.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries(&folder.join("ui"))
        .flat_map(|rule| entries(&rule))
        .chain(entries(&folder.join("editor")))
        .collect();
    cases.retain(|case| case.extension().is_some_and(|extension| extension == "rs"));
    cases.sort();
    cases
}

#[test]
fn mistakes_are_refused() {
    let compiler = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = Command::new(compiler).arg("--version").output().unwrap();
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if !version.starts_with(COMPILER) {
        println!("skipped: the snapshots are of {COMPILER}x, this is {version}");
        return;
    }
    let programs = trybuild::TestCases::new();
    programs.compile_fail("ui/*/*.rs");
    programs.compile_fail("editor/*.rs");
}

#[test]
fn a_refusal_begins_with_the_sentence_that_its_case_expects() {
    let mut complaints = Vec::new();
    for case in cases() {
        let source = fs::read_to_string(&case).unwrap();
        let answer = fs::read_to_string(case.with_extension("stderr")).unwrap_or_default();
        let expected = source.lines().next().unwrap_or_default();
        let Some(expected) = expected.strip_prefix("//! expects: ") else {
            if !expected.starts_with("// rust: ") {
                complaints
                    .push(format!("{}: opens with neither `//! expects:` nor `// rust:`", case.display()));
            }
            continue;
        };
        let headline = answer.lines().next().unwrap_or_default();
        let headline = headline.split_once(": ").map_or("", |(_, sentence)| sentence);
        if headline != expected {
            complaints.push(format!("{}:\n  expects {expected}\n  got     {headline}", case.display()));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What `cargo run -p relvar-tests --bin messages` prints keeps to its budget; `house.rs` looks at each message by itself.
#[test]
fn messages_are_short_and_name_the_culprit_on_the_whole() {
    let messages = read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).unwrap();
    let figures = Figures::of(messages.iter().filter(|message| !message.rust));
    assert!(figures.mean() <= 16.0, "a message has {:.1} lines on average", figures.mean());
    let named = figures.named_percent();
    assert!(named >= 95.0, "only {named:.1} % of the first lines name the culprit");
}
