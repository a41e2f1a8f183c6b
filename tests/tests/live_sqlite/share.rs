//! How much of the live suite this program is: counted in the sources, with the reason of each test that is not here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What may stand above a test that PostgreSQL alone runs, before the feature, the type or the thing.
const REASONS: &[&str] = &["// SQLite: ", "// PostgreSQL's own: "];

/// The tests of a file, each with the comment directly above it.
fn tests(file: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let is_test = |line: &str| matches!(line, "#[tokio::test]" | "#[test]");
    (0..lines.len())
        .filter(|at| is_test(lines[*at]))
        .map(|at| {
            let name = lines[at..].iter().find_map(|line| line.split_once("fn ")).unwrap().1;
            let above = if at > 0 { lines[at - 1] } else { "" };
            (name.trim_end_matches("() {").to_owned(), above.to_owned())
        })
        .collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.extend(found.clone().iter().map(|folder| folder.join("mod.rs")).filter(|file| file.is_file()));
    found.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    found.sort();
    found
}

/// The names in a reason: `DISTINCT_ON, CastOf<Int8, Int4>` has four.
fn names(reason: &str) -> impl Iterator<Item = &str> {
    let names = reason.strip_prefix("SQLite: ").unwrap_or_default();
    names
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|name| !matches!(*name, "" | "no" | "type"))
}

/// All that the library says, to look names up in.
fn library(folder: &Path, said: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            library(&path, said);
        } else {
            let text = fs::read_to_string(path).unwrap();
            said.extend(text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
        }
    }
}

#[test]
fn share_of_the_live_suite_that_runs_on_sqlite() {
    let live = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/live");
    let here = include_str!("main.rs");
    let mut shared = 0;
    for file in sources(&live).iter().filter(|file| !file.ends_with("main.rs") && !file.ends_with("mod.rs")) {
        let named = format!("../live/{}", file.file_name().unwrap().to_string_lossy());
        assert!(here.contains(&named), "{named} is not run on SQLite; its place is live/postgres");
        shared += tests(file).len();
    }
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in sources(&live.join("postgres")) {
        for (name, above) in tests(&file) {
            let why = REASONS.iter().any(|reason| above.len() > reason.len() && above.starts_with(reason));
            assert!(why, "{}: {name} does not say above itself what SQLite has not", file.display());
            reasons.entry(above.trim_start_matches("// ").to_owned()).or_default().push(name);
        }
    }
    let mut said = BTreeSet::from(["PostStatus".to_owned(), "Tone".to_owned()]);
    library(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../dsl/src"), &mut said);
    for name in reasons.keys().flat_map(|reason| names(reason)) {
        assert!(said.contains(name), "no feature, function or type is called {name}");
    }
    let skipped: usize = reasons.values().map(Vec::len).sum();
    assert!(shared > 100 && skipped > 0, "the live suite has moved: {shared} and {skipped} tests");
    let all = shared + skipped;
    println!("{shared} of {all} tests of the live suite run on SQLite: {} %", shared * 100 / all);
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(reason, tests)| (std::cmp::Reverse(tests.len()), reason.clone()));
    for (reason, tests) in reasons {
        println!("{:>4}  {reason}: {}", tests.len(), tests.join(", "));
    }
}
