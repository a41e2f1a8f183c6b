//! The layout rules of the repository: which room uses which, how long files are, what a snapshot may say.
//!
//! Each rule is one test, its data one table at the top of this file.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::{fs, iter};

/// The rooms of `dsl/src`, lowest floor first. A file uses rooms of its own floor and of the floors below.
const FLOORS: &[&[&str]] = &[
    // What a node is, how it becomes text, what a driver and a schema are.
    &["kernel", "render", "schema", "backend", "value", "define"],
    // The vocabulary and the rules about it: each rule answers for every shape of expression.
    &["types", "expr", "ext", "row", "check"],
    &["stmt", "clause", "tuples"],
    &["prelude", "private", "docs", "lib"],
];

/// The rules that are about whole statements, and so name what is above them.
const RULES_OF_STATEMENTS: &[(&str, &str)] = &[
    ("dsl/src/check/access.rs", "stmt"),
    ("dsl/src/check/cardinality.rs", "clause"),
    ("dsl/src/check/complete.rs", "clause"),
    ("dsl/src/check/distinct.rs", "clause"),
    ("dsl/src/check/lock.rs", "clause"),
    ("dsl/src/check/outer.rs", "clause"),
    ("dsl/src/check/outer.rs", "stmt"),
    ("dsl/src/check/merge.rs", "clause"),
    ("dsl/src/check/window.rs", "clause"),
    ("dsl/src/check/write.rs", "clause"),
    // What gives rows stands in FROM.
    ("dsl/src/ext/hstore.rs", "clause"),
];

/// Which packages of the workspace each library may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("macros", &[]),
    ("dsl", &["relvar-macros"]),
    ("pg-backend", &["relvar"]),
    ("sqlite-backend", &["relvar"]),
];

/// `dsl` does no I/O: none of these may become a dependency of it.
const DRIVERS: &[&str] = &["tokio", "tokio-postgres", "postgres-types", "bb8", "rusqlite"];

/// Lines of a library file, and the files that may be longer.
const FILE_LINES: usize = 500;
const LONG_FILES: &[&str] = &[];

/// The rules: a letter and how many there are; `M` is the macros' and has no numbers.
const RULES: &[(&str, usize)] = &[
    ("S", 10),
    ("T", 14),
    ("N", 7),
    ("A", 9),
    ("W", 7),
    ("C", 15),
    ("I", 9),
    ("U", 5),
    ("R", 6),
    ("X", 5),
    ("J", 3),
    ("D", 2),
];

/// The compile-fail cases: one folder per rule, one file per mistake.
const UI: &str = "tests/ui";
/// Programs in which later lines use what is wrong.
const EDITOR: &str = "tests/editor";

/// Lines of a compiler's answer, and what its headline and labels must not say.
const ANSWER_LINES: usize = 25;
/// What rustc says where it quotes a bound of ours beside the method's name: the method lacks `#[relvar_macros::brief]`.
const QUOTES: &[&str] = &["required by a bound in this", "in this macro invocation"];
const PLUMBING: &[&str] = &["typenum", "UInt<", "E0271", "E0283", "B0", "B1", "Cons<"];

/// The pages that carry the map: every path of the workspace that they name exists.
const MAPS: &[&str] = &["README.md", "CONTRIBUTING.md", "dsl/src/lib.rs"];

/// The pages that name the tests of every kind of query, and the cases and tests of every rule.
const COVERAGE: &str = "tests/coverage.md";
const PROOFS: &str = "tests/rules.md";
/// Where their tests are, unless they say so: on both databases, and on PostgreSQL alone.
const LIVE: &[&str] = &["tests/tests/live", "tests/tests/live/postgres"];

/// The extensions written outside the library, and how many lines each may take.
const EXTENSIONS: &str = "tests/tests/extend";
const EXTENSION_LINES: &[(&str, usize)] = &[
    ("operator", 10),
    ("function", 6),
    ("aggregate", 6),
    ("window", 6),
    ("set_returning", 6),
    ("type", 30),
    ("own_type", 30),
    ("dialect", 40),
];

/// A clause can only be added inside the library: this one shows that it is a file of its own, of so many lines.
const SMALL_CLAUSE: (&str, usize) = ("dsl/src/clause/offset.rs", 25);

/// What no file may say: places that only one machine knows, and work that was left over. Each in two halves, so that
/// this file does not say it either.
const FORBIDDEN: &[(&str, &str)] = &[
    ("/wo", "rk/"),
    ("/tmp/", "wt"),
    ("/tmp/", "rv-"),
    ("/ro", "ot/"),
    ("artifac", "tory"),
    ("TO", "DO"),
    ("FIX", "ME"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace").to_path_buf()
}

/// A file of the repository: its path from the root, with forward slashes, and its text.
struct File {
    path: String,
    text: String,
}

/// Every text file below `folder`, without what Git ignores or hides; empty if there is no such folder.
fn files(folder: &str) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if name == "target" || (name.starts_with('.') && name != ".ci" && name != ".github") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let path =
                    path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn rust_files(folder: &str) -> Vec<File> {
    files(folder).into_iter().filter(|file| file.path.ends_with(".rs")).collect()
}

/// The source of the libraries, without their tests and benches.
fn library_files() -> Vec<File> {
    let files: Vec<File> =
        ARROWS.iter().flat_map(|(package, _)| rust_files(&format!("{package}/src"))).collect();
    assert!(files.len() > 10, "the libraries have moved: this test looks at nothing");
    files
}

fn assert_none<Complaint: Display>(rule: &str, complaints: impl IntoIterator<Item = Complaint>) {
    let complaints: Vec<String> = complaints.into_iter().map(|complaint| format!("  {complaint}")).collect();
    assert!(complaints.is_empty(), "{rule}\n{}", complaints.join("\n"));
}

/// The code of a file, up to its unit tests and without comments: its lines with their numbers, a `use` that goes over
/// several lines as one.
fn code(text: &str) -> Vec<(usize, String)> {
    let mut code: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in (1..).zip(text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"))) {
        let line = line.trim();
        match code.last_mut() {
            _ if line.starts_with("//") => continue,
            Some((_, statement)) if open => statement.push_str(line),
            _ => code.push((number, line.to_owned())),
        }
        let starts =
            line.starts_with("use ") || line.starts_with("pub use ") || line.starts_with("pub(crate) use ");
        open = (open || starts) && !line.ends_with(';');
    }
    code
}

/// The rooms that a line names: the word after each `crate::`, or the first word of each path in the group there. A
/// macro's `$crate::` is the user's line, not ours.
fn rooms_in(line: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, found) in line.match_indices("crate::").filter(|(at, _)| !line[..*at].ends_with('$')) {
        let mut depth = 0;
        let mut first = true;
        for word in line[at + found.len()..].split_inclusive(|c: char| !c.is_alphanumeric() && c != '_') {
            let name = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
            if first && !name.is_empty() {
                rooms.push(name.to_owned());
                first = false;
            }
            match word.chars().last() {
                Some('{') => depth += 1,
                Some('}') => depth -= 1,
                Some(',') if depth == 1 => first = true,
                _ => {}
            }
            if depth == 0 && !first {
                break;
            }
        }
    }
    rooms
}

#[test]
fn a_room_uses_only_rooms_of_its_floor_and_below() {
    let floor = |room: &str| FLOORS.iter().position(|floor| floor.contains(&room));
    let mut complaints = Vec::new();
    for file in rust_files("dsl/src") {
        let inside = file.path.trim_start_matches("dsl/src/").trim_end_matches(".rs");
        let room = inside.split('/').next().unwrap_or(inside);
        let Some(own) = floor(room) else {
            complaints.push(format!("{}: the room `{room}` is on no floor", file.path));
            continue;
        };
        let is_rule = |used: &str| RULES_OF_STATEMENTS.contains(&(file.path.as_str(), used));
        for (number, line) in code(&file.text) {
            let used = rooms_in(&line);
            for used in
                used.iter().filter(|used| floor(used).is_some_and(|used| used > own) && !is_rule(used))
            {
                complaints.push(format!("{}:{number}: `{room}` uses `{used}`, which is above it", file.path));
            }
        }
    }
    assert_none("imports point down only; see FLOORS", complaints);
}

#[test]
fn rooms_in_a_line_are_found() {
    assert_eq!(rooms_in("use crate::kernel::{Name, Table};"), ["kernel"]);
    assert_eq!(rooms_in("use crate::{kernel::Name, render};"), ["kernel", "render"]);
    assert_eq!(rooms_in("use crate::{expr::{A, B}, row};"), ["expr", "row"]);
    assert_eq!(rooms_in("type A = crate::expr::B<crate::check::C>;"), ["expr", "check"]);
    assert!(rooms_in("$crate::expr::B").is_empty());
    let use_of_two = code("// crate::row\npub use crate::{\n    expr::A,\n    stmt::B,\n};\nfn a() {}\n");
    assert_eq!(use_of_two[0], (2, "pub use crate::{expr::A,stmt::B,};".to_owned()));
    assert_eq!(rooms_in(&use_of_two[0].1), ["expr", "stmt"]);
    assert_eq!(use_of_two[1], (6, "fn a() {}".to_owned()));
}

/// The packages under `[dependencies]` and `[build-dependencies]` of a manifest, also those of one target.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut wanted = false;
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            wanted = section.ends_with("dependencies") && !section.ends_with("dev-dependencies");
        } else if wanted && line.contains('=') && !line.starts_with('#') {
            found.push(line.split(['=', '.']).next().unwrap_or(line).trim());
        }
    }
    found
}

#[test]
fn crates_depend_downwards_only() {
    let mut complaints = Vec::new();
    for (package, allowed) in ARROWS {
        let manifest = root().join(package).join("Cargo.toml");
        let Ok(manifest) = fs::read_to_string(&manifest) else {
            assert_eq!(*package, "sqlite-backend", "{} is gone", manifest.display());
            continue;
        };
        for dependency in dependencies(&manifest) {
            if dependency.starts_with("relvar") && !allowed.contains(&dependency) {
                complaints.push(format!("{package} depends on {dependency}"));
            }
            if *package == "dsl" && DRIVERS.contains(&dependency) {
                complaints.push(format!("dsl does no I/O, yet depends on {dependency}"));
            }
        }
    }
    assert_none("macros <- dsl <- backends; see ARROWS", complaints);
}

#[test]
fn library_files_are_short() {
    assert_none(
        "one file, one job; what is too long has two",
        library_files().iter().filter(|file| !LONG_FILES.contains(&file.path.as_str())).filter_map(|file| {
            let lines = file.text.lines().count();
            (lines > FILE_LINES).then(|| format!("{}: {lines} lines, {FILE_LINES} at most", file.path))
        }),
    );
}

#[test]
fn every_file_opens_with_its_job() {
    // A compile-fail case opens with what it expects, a golden expansion with what the macro wrote.
    let exempt =
        |path: &str| path.starts_with(UI) || path.contains("/expand/") || path.ends_with(".expanded.rs");
    assert_none(
        "the first line of a file is `//!` and its one job",
        rust_files("")
            .iter()
            .filter(|file| !exempt(&file.path) && !file.text.starts_with("//! "))
            .map(|file| &file.path),
    );
}

/// The paths of the workspace in a page: what stands in backticks and begins with one of its folders.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    const ROOMS: [&str; 7] =
        ["benches/", "dsl/", "examples/", "macros/", "pg-backend/", "sqlite-backend/", "tests/"];
    text.split('`').skip(1).step_by(2).filter(|quoted| {
        // `dsl/src/expr/ops/<family>.rs` is a pattern, not a path.
        ROOMS.iter().any(|room| quoted.starts_with(room)) && !quoted.contains(['<', '*', ' ', '{'])
    })
}

#[test]
fn paths_of_the_map_exist() {
    let mut named = 0;
    let mut complaints = Vec::new();
    for page in MAPS.iter().filter(|page| root().join(page).is_file()) {
        let text = fs::read_to_string(root().join(page)).expect("the page is text");
        for path in paths(&text) {
            named += 1;
            if !root().join(path).exists() {
                complaints.push(format!("{page}: {path}"));
            }
        }
    }
    assert!(named > 0, "no page names a path");
    assert_none("the map names what is not there", complaints);
}

/// What stands in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Is there a test that a page names as `file.rs::name`? Below one of [`LIVE`], unless the file's path is written out.
fn is_test(named: &str) -> bool {
    let (file, name) = named.split_once("::").unwrap_or((named, ""));
    let is_in = |path: &str| {
        let source = fs::read_to_string(root().join(path)).unwrap_or_default();
        !name.is_empty() && source.contains(&format!("fn {name}()"))
    };
    is_in(file) || LIVE.iter().any(|folder| is_in(&format!("{folder}/{file}")))
}

#[test]
fn tests_of_the_coverage_exist() {
    let text = fs::read_to_string(root().join(COVERAGE)).expect("the page is text");
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    assert!(lines.len() > 30, "{COVERAGE} has lost its lines");
    let mut complaints = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        let [query, tests] = cells[..] else {
            complaints.push(format!("{line}: not two cells"));
            continue;
        };
        if quoted(tests).next().is_none() {
            complaints.push(format!("{query}: no test"));
        }
        let missing = quoted(tests).filter(|test| !is_test(test));
        complaints.extend(missing.map(|test| format!("{query}: there is no {test}")));
    }
    assert_none("every kind of query has a test on the server", complaints);
}

/// Does a name of the page, `select` or `subquery_*` or `A9/select`, mean this case of `rule`?
fn means(named: &str, rule: &str, case: &str) -> bool {
    let named = if named.contains('/') { named.to_owned() } else { format!("{rule}/{named}") };
    match named.strip_suffix('*') {
        Some(prefix) => case.starts_with(prefix),
        None => case == named,
    }
}

#[test]
fn every_variant_of_a_rule_is_refused_and_its_neighbour_runs() {
    let text = fs::read_to_string(root().join(PROOFS)).expect("the page is text");
    let cases: Vec<String> = rust_files(UI)
        .iter()
        .map(|file| file.path[UI.len() + 1..].trim_end_matches(".rs").to_owned())
        .collect();
    let mut rest: Vec<&String> = cases.iter().collect();
    let mut rules: Vec<String> =
        RULES.iter().flat_map(|(letter, count)| (1..=*count).map(move |n| format!("{letter}{n}"))).collect();
    rules.push("M".to_owned());
    let mut complaints = Vec::new();
    let mut rule = "";
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            rule = heading.split_once(" \u{b7} ").map_or(heading, |(rule, _)| rule);
            rules.retain(|other| other != rule);
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [variant, refused, runs] = cells[..] else { continue };
        if variant == "Variant" || variant == "---" {
            continue;
        }
        if quoted(refused).next().is_none() && !refused.starts_with("none: ") {
            complaints.push(format!("{rule}, {variant}: no case"));
        }
        for named in quoted(refused) {
            if !cases.iter().any(|case| means(named, rule, case)) {
                complaints.push(format!("{rule}, {variant}: there is no case {named}"));
            }
            rest.retain(|case| !means(named, rule, case));
        }
        if quoted(runs).next().is_none() {
            complaints.push(format!("{rule}, {variant}: no test on the server"));
        }
        let missing = quoted(runs).filter(|test| !is_test(test));
        complaints.extend(missing.map(|test| format!("{rule}, {variant}: there is no {test}")));
    }
    complaints.extend(rules.iter().map(|rule| format!("{rule}: not on the page")));
    complaints.extend(rest.iter().map(|case| format!("{case}: on no line of the page")));
    assert_none("tests/rules.md says what proves each rule", complaints);
}

fn is_rule(folder: &str) -> bool {
    folder == "M"
        || RULES.iter().any(|(letter, count)| {
            let number = folder.strip_prefix(letter).and_then(|number| number.parse::<usize>().ok());
            number
                .is_some_and(|number| (1..=*count).contains(&number) && folder == format!("{letter}{number}"))
        })
}

#[test]
fn compile_fail_cases_are_filed_by_rule() {
    assert!(is_rule("S1") && is_rule("C15") && is_rule("M"));
    assert!(!is_rule("S11") && !is_rule("S01") && !is_rule("S0") && !is_rule("Z1"));
    let cases = files(UI);
    let mut complaints = Vec::new();
    for case in &cases {
        let inside = case.path[UI.len()..].trim_start_matches('/');
        let (folder, name) = inside.split_once('/').unwrap_or(("", inside));
        if !is_rule(folder) {
            complaints.push(format!("{}: `{folder}` is no rule", case.path));
        }
        if name.contains('/') {
            complaints.push(format!("{}: a rule's folder has no folders", case.path));
        }
        let partner = match case.path.strip_suffix(".rs") {
            Some(stem) => format!("{stem}.stderr"),
            None => case.path.replace(".stderr", ".rs"),
        };
        if !cases.iter().any(|other| other.path == partner) {
            complaints.push(format!("{}: there is no {partner}", case.path));
        }
    }
    assert_none("tests/ui/<rule>/<case>.rs with its .stderr; see RULES", complaints);
}

/// What a user reads first: the `error` line, and the words beside the carets.
fn headline_and_labels(answer: &str) -> impl Iterator<Item = &str> {
    answer.lines().filter(|line| {
        let beside_caret =
            line.split_once('|').is_some_and(|(_, right)| right.trim_start().starts_with(['^', '-']));
        line.starts_with("error") || beside_caret
    })
}

fn says(line: &str, word: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        !(word.starts_with(is_word) && before.ends_with(is_word)
            || word.ends_with(is_word) && after.starts_with(is_word))
    })
}

#[test]
fn answers_of_the_compiler_are_one_short_sentence() {
    let mut complaints = Vec::new();
    let answers = files(UI).into_iter().chain(files(EDITOR));
    for answer in answers.filter(|file| file.path.ends_with(".stderr")) {
        let path = &answer.path;
        let errors = answer.text.lines().filter(|line| line.starts_with("error")).count();
        if errors != 1 {
            complaints.push(format!("{path}: {errors} errors instead of one"));
        }
        let lines = answer.text.lines().count();
        if lines > ANSWER_LINES {
            complaints.push(format!("{path}: {lines} lines, {ANSWER_LINES} at most"));
        }
        let case = fs::read_to_string(root().join(path.replace(".stderr", ".rs"))).unwrap_or_default();
        if case.starts_with("// rust:") {
            // Rust's own mistake in Rust's own words.
            continue;
        }
        for quote in QUOTES.iter().filter(|quote| answer.text.contains(*quote)) {
            complaints.push(format!(
                "{path}: `{quote}`: the method, or its `impl`, lacks `#[relvar_macros::brief]`"
            ));
        }
        for line in headline_and_labels(&answer.text) {
            for word in PLUMBING.iter().filter(|word| says(line, word)) {
                complaints.push(format!("{path}: `{word}` in: {line}"));
            }
        }
    }
    assert_none("an error speaks of SQL, once and briefly", complaints);
}

#[test]
fn plumbing_in_an_answer_is_seen() {
    let answer = "error[E0271]: no\n  |\n3 |  let B0 = 1;\n  |      ^^ expected `B1`\n  = note: typenum\n";
    let lines: Vec<&str> = headline_and_labels(answer).collect();
    assert_eq!(lines, ["error[E0271]: no", "  |      ^^ expected `B1`"]);
    assert!(says(lines[0], "E0271") && says(lines[1], "B1"));
    assert!(!says("the column `B12`", "B1") && says("Cons<A, B>", "Cons<") && !says("icons<A>", "Cons<"));
}

#[test]
fn extensions_stay_within_their_lines() {
    let mut complaints = Vec::new();
    for file in rust_files(EXTENSIONS) {
        let name = file.path[EXTENSIONS.len() + 1..].trim_end_matches(".rs");
        let lines = file.text.lines().filter(|line| !line.trim().is_empty()).count();
        match EXTENSION_LINES.iter().find(|(kind, _)| *kind == name) {
            // The driver of the test, which no extension needs.
            None if name == "main" => {}
            None => complaints.push(format!("{}: no budget for `{name}`", file.path)),
            Some((_, budget)) if lines > *budget => {
                complaints.push(format!("{}: {lines} lines, {budget} at most", file.path));
            }
            Some(_) => {}
        }
    }
    let (clause, budget) = SMALL_CLAUSE;
    let text = fs::read_to_string(root().join(clause)).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    if lines == 0 || lines > budget {
        complaints.push(format!("{clause}: {lines} lines, {budget} at most"));
    }
    assert_none("an extension is one small file; see EXTENSION_LINES", complaints);
}

#[test]
fn nothing_in_the_tree_is_left_over() {
    let words: Vec<String> = FORBIDDEN.iter().map(|(head, tail)| format!("{head}{tail}")).collect();
    let files = files("");
    assert!(files.iter().any(|file| file.path == "check"), "the root is not where it was");
    assert_none(
        "a word that has no place in the repository",
        files.iter().flat_map(|file| {
            (1..).zip(file.text.lines()).flat_map(|(number, line)| {
                let found = words.iter().filter(move |word| line.contains(word.as_str()));
                iter::zip(found, iter::repeat(number))
                    .map(|(word, number)| format!("{}:{number}: {word}", file.path))
            })
        }),
    );
}
