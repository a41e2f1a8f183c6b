//! What an editor offers behind a dot: the methods of SQL, and nothing that the library needs for itself.
//!
//! An editor lists the methods of the traits that are imported, and suggests traits to import. So the prelude is what it
//! lists, and each other trait with methods says that they are not to be suggested.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// How many methods the prelude may bring: on expressions (the traits below `expr`), and on tables and queries (the rest).
const ON_EXPRESSIONS: usize = 105;
const ON_TABLES: usize = 70;

/// What keeps a trait's methods from being suggested.
const NOT_SUGGESTED: [&str; 2] =
    ["#[rust_analyzer::completions(ignore_flyimport_methods)]", "#[doc(hidden)]"];

/// Traits that are imported where they are needed: their methods are for users, too.
const TO_IMPORT: [&str; 6] = [
    "Contains",
    "GeometricOperators",
    "GeometricSigns",
    "LtreeOperators",
    "TrigramOperators",
    "VectorOperators",
];

struct Trait {
    file: PathBuf,
    name: String,
    /// The lines of its attributes.
    attributes: String,
    /// Its methods that take `self`.
    methods: Vec<String>,
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// From an opening brace to the closing one.
fn braced(text: &str) -> &str {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == '}' && depth == 0 {
            return &text[..=at];
        }
    }
    text
}

/// The methods of a trait's body; in the macros that make operators (`fn name = Operator ..`) `self` is not written.
fn methods(body: &str) -> Vec<String> {
    let code: String =
        body.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let of_self = |declared: &&str| {
        let head = &declared[..declared.find(['{', ';']).unwrap_or(declared.len())];
        head.contains("self") || head.contains(" = ")
    };
    let word = |declared: &str| declared.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    code.split("fn ").skip(1).filter(of_self).map(word).collect()
}

fn traits() -> Vec<Trait> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("dsl/src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let mut traits = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for (at, start) in text.match_indices("pub trait ") {
            let rest = &text[at + start.len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            let Some(open) = rest.find(['{', ';']).filter(|&open| rest[open..].starts_with('{')) else {
                continue;
            };
            let before: Vec<&str> =
                text[..at].lines().rev().take_while(|line| !line.trim().is_empty()).collect();
            let methods = methods(braced(&rest[open..]));
            if !name.is_empty() && !methods.is_empty() {
                let file = file.strip_prefix(&root).unwrap().to_owned();
                traits.push(Trait { file, name, attributes: before.join("\n"), methods });
            }
        }
    }
    traits
}

/// The traits that the prelude brings.
fn prelude() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("dsl/src/prelude.rs");
    let text = fs::read_to_string(path).unwrap();
    let before = text.split(" as _").filter_map(|part| part.rsplit(|c: char| !c.is_alphanumeric()).next());
    before.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[test]
fn what_the_library_needs_for_itself_is_not_suggested() {
    let prelude = prelude();
    let complaints: Vec<String> = traits()
        .iter()
        .filter(|found| !prelude.contains(&found.name) && !TO_IMPORT.contains(&found.name.as_str()))
        .filter(|found| !NOT_SUGGESTED.iter().any(|attribute| found.attributes.contains(attribute)))
        .map(|found| format!("{}: {} has {}", found.file.display(), found.name, found.methods.join(", ")))
        .collect();
    assert!(complaints.is_empty(), "add {} to\n{}", NOT_SUGGESTED[0], complaints.join("\n"));
}

#[test]
fn lists_of_methods_stay_short() {
    let (prelude, traits) = (prelude(), traits());
    let offered = |on_expressions: bool| -> Vec<&str> {
        let of = traits.iter().filter(|found| prelude.contains(&found.name));
        let of = of.filter(|found| found.file.starts_with("expr") == on_expressions);
        of.flat_map(|found| found.methods.iter().map(String::as_str)).collect()
    };
    for (what, most) in [(true, ON_EXPRESSIONS), (false, ON_TABLES)] {
        let methods = offered(what);
        assert!(methods.len() >= most / 2, "the search for methods finds no more than {methods:?}");
        assert!(methods.len() <= most, "{} methods are offered: {methods:?}", methods.len());
    }
    assert!(offered(true).contains(&"gt") && offered(true).contains(&"is_null"));
    assert!(offered(false).contains(&"filter") && offered(false).contains(&"fetch_all"));
}
