//! Every call that compiles for SQLite is taken by SQLite, and gives there what it gives on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use relvar_tests::embedded::{Connection, Elsewhere, rows};
use relvar_tests_functions::examples::families;

fn database() -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(
        "PRAGMA case_sensitive_like = ON;
         CREATE TABLE teams (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT;
         INSERT INTO teams VALUES (1, 'Red');",
    )
    .unwrap();
    db
}

#[test]
fn every_call_that_compiles_for_sqlite_gives_there_what_it_gives_on_postgres() {
    let db = database();
    let (mut ran, mut prepared, mut refused) = (0, 0, 0);
    let mut complaints = Vec::new();
    for family in families() {
        for example in &family.examples {
            let Some(sqlite) = example.sqlite else { continue };
            let complain = |reason: String| format!("{}: {}: {reason}", family.name, example.source);
            match sqlite() {
                Elsewhere::Refused(_) => refused += 1,
                Elsewhere::Said { sql, parameters: Some(parameters), columns } => {
                    ran += 1;
                    match rows(&db, sql, &parameters, columns) {
                        Err(error) => complaints.push(complain(error)),
                        Ok(found) => {
                            let found = found.into_iter().flatten().next().unwrap();
                            if let Some(expected) = example.gives
                                && found.as_deref() != expected
                            {
                                let how = format!("expected {expected:?}, found {found:?}\n    {sql}");
                                complaints.push(complain(how));
                            }
                        }
                    }
                }
                Elsewhere::Said { sql, parameters: None, .. } => {
                    prepared += 1;
                    if let Err(error) = db.prepare(sql) {
                        complaints.push(complain(format!("{error}\n    {sql}")));
                    }
                }
            }
        }
    }
    println!("{ran} calls run, {prepared} are prepared, {refused} do not compile for SQLite");
    assert!(complaints.is_empty(), "{} calls:\n{}", complaints.len(), complaints.join("\n"));
    assert!(ran > 60, "only {ran} calls run");
}

/// The functions of a file that SQLite has according to their declarations.
fn declared_for_sqlite(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut everywhere = false;
    for line in text.lines() {
        if line.contains("crate::function! {") || line.contains("crate::window! {") {
            everywhere = !line.contains("postgres \"") && !line.contains("sqlite \"");
        }
        let Some(declaration) = line.trim_start().strip_prefix("pub fn ").filter(|rest| rest.contains(" = "))
        else {
            continue;
        };
        let has = ["Everywhere", "Computed<", "OnBits<"].iter().any(|word| declaration.contains(word));
        if has || (everywhere && !declaration.contains(" needs ")) {
            found.push(declaration.split('(').next().unwrap().to_owned());
            let more = declaration.split(" or ").skip(1);
            found.extend(more.map(|rest| rest.split('(').next().unwrap().to_owned()));
        }
    }
    found
}

/// The operators of a file that SQLite has according to their declarations.
fn operators_for_sqlite(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        let Some(declaration) =
            line.strip_prefix("fn ").filter(|rest| rest.contains(" = ") && rest.ends_with(';'))
        else {
            continue;
        };
        // Without an own `needs`, `fn name(Capability, ..)` is everybody's and `fn name = Name` PostgreSQL's.
        let everywhere = match declaration.split_once(" needs ") {
            Some((_, feature)) => {
                ["Everywhere", "Computed<", "OnBits<"].iter().any(|word| feature.contains(word))
            }
            None => declaration.split(" = ").next().unwrap_or_default().contains('('),
        };
        if everywhere {
            found.push(
                declaration.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned(),
            );
        }
    }
    found
}

#[test]
fn every_function_and_operator_that_sqlite_is_said_to_have_is_called_there() {
    let mut called = BTreeSet::new();
    for family in families() {
        for example in &family.examples {
            if let Some(Elsewhere::Said { .. }) = example.sqlite.map(|sqlite| sqlite()) {
                let words = example.source.split(|c: char| !c.is_alphanumeric() && c != '_');
                called.extend(words.map(str::to_owned));
            }
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dsl/src/expr/fns");
    let mut declared = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !["window.rs", "sqlite.rs"].contains(&path.file_name().unwrap().to_str().unwrap()) {
            declared.extend(declared_for_sqlite(&fs::read_to_string(path).unwrap()));
        }
    }
    let functions = declared.len();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dsl/src/expr/ops");
    for entry in fs::read_dir(folder).unwrap() {
        declared.extend(operators_for_sqlite(&fs::read_to_string(entry.unwrap().path()).unwrap()));
    }
    assert!(functions > 15 && declared.len() > functions + 8, "{declared:?}");
    declared.retain(|name| !called.contains(name.trim_start_matches("r#")));
    assert!(declared.is_empty(), "declared for SQLite, and never called there: {declared:?}");
}
