//! The walk over every statement that the tests render or send: PostgreSQL's own parser takes it, and the server prepares
//! it with the types that it declares.
//!
//! `RELVAR_STATEMENTS` names the folder that the other test programs have written to; without it they are run here.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use relvar_tests::statements::{self, Declared, FOLDER, Notes, Record};
use relvar_tests::with_altered_database;

/// The test programs whose statements must be there.
const PROGRAMS: &[&str] = &["live", "render", "tpch"];

/// Runs the test programs, and gives the folder that they have written to.
fn run_programs() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("statements");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["test", "--quiet", "--package", env!("CARGO_PKG_NAME")]);
    cargo.args(PROGRAMS.iter().flat_map(|program| ["--test", program]));
    if cfg!(feature = "parser") {
        cargo.args(["--features", "parser"]);
    }
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).env(FOLDER, &folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    folder
}

/// What the parser makes of a text and of the one for people: the same, or a complaint. Without the parser nothing.
#[cfg(feature = "parser")]
fn parse(declared: &Declared) -> Option<Result<(), String>> {
    let parsed = parse_alike(&declared.text, declared.pretty.as_deref());
    Some(parsed.map_err(|error| error.to_string()))
}

#[cfg(feature = "parser")]
fn parse_alike(text: &str, pretty: Option<&str>) -> Result<(), Box<dyn std::error::Error>> {
    let own = pg_query::parse(text, 0)?;
    let Some(pretty) = pretty else { return Ok(()) };
    let other = pg_query::parse(pretty, 0)?;
    // What the parser reads, its printer does not always know how to write (XMLROOT): then their fingerprints tell.
    let mark = |text| {
        pg_query::fingerprint(text, 0, pg_query::FingerprintOptions::default())
            .map(|fingerprint| fingerprint.hex)
    };
    let same = match (own.deparse(Default::default()), other.deparse(Default::default())) {
        (Ok(own), Ok(other)) => own == other,
        _ => mark(text)? == mark(pretty)?,
    };
    match same {
        true => Ok(()),
        false => Err(format!("other SQL than the text for people, which is\n    {pretty}").into()),
    }
}

#[cfg(not(feature = "parser"))]
fn parse(_: &Declared) -> Option<Result<(), String>> {
    None
}

/// The statements that `assert_sql!` has rendered, prepared on a server with all their tables.
async fn prepare_rendered(notes: &mut Notes) -> usize {
    let (rendered, mut records): (Vec<_>, Vec<_>) =
        notes.records.drain(..).partition(|record| record.inferred.is_none());
    let mut later = Vec::new();
    with_altered_database(async |db| {
        db.batch_execute(&notes.ddl).await?;
        let connection = db.get().await?;
        let version = connection.client().query_one("SHOW server_version_num", &[]).await?;
        let version: u32 = version.get::<_, &str>(0).parse()?;
        let (known, unknown): (Vec<_>, Vec<_>) =
            rendered.into_iter().partition(|record| record.since <= version / 10_000);
        let known = known.into_iter().map(|record| record.declared);
        let prepared = statements::prepare(connection.client(), known).await;
        let hint = "(What is declared beside a render test is named in tests/tests/render/main.rs.)";
        records.extend(prepared.map_err(|complaints| format!("{complaints}\n{hint}"))?);
        later.extend(unknown);
        Ok(())
    })
    .await;
    let left = later.len();
    notes.records = records;
    notes.records.extend(later);
    left
}

#[tokio::test]
async fn every_statement_parses_and_is_prepared() {
    let folder = env::var_os(FOLDER).map_or_else(run_programs, PathBuf::from);
    let mut notes = statements::read(&folder).unwrap();
    for program in PROGRAMS {
        let found = notes.get(*program).map_or(0, |notes| notes.records.len());
        assert!(found > 10, "{found} statements of `{program}` in {}", folder.display());
    }
    let too_new = match notes.get_mut("render") {
        Some(rendered) => prepare_rendered(rendered).await,
        None => 0,
    };

    let mut complaints = Vec::new();
    let mut seen: BTreeSet<(&str, &[String])> = BTreeSet::new();
    let (mut parsed, mut prepared) = (0, 0);
    let mut differences: BTreeMap<&str, Vec<&Declared>> = BTreeMap::new();
    for Record { declared, inferred, .. } in notes.values().flat_map(|notes| &notes.records) {
        if !seen.insert((&declared.text, &declared.parameters)) {
            continue;
        }
        match parse(declared) {
            Some(Ok(())) => parsed += 1,
            Some(Err(error)) => complaints.push(format!("{error}\n    {}", declared.text)),
            None => {}
        }
        if let Some(inferred) = inferred {
            prepared += 1;
            if !inferred.is_empty() {
                differences.entry(inferred).or_default().push(declared);
            }
        }
    }

    // Not `println!`, which shows nothing of a test that passes.
    let mut out = io::stdout().lock();
    for (inferred, statements) in &differences {
        let Declared { text, place, .. } = statements[0];
        writeln!(
            out,
            "undeclared, the server would infer {inferred} ({} times): {place} {text}",
            statements.len()
        )
        .unwrap();
    }
    let different: usize = differences.values().map(Vec::len).sum();
    let parsed = match cfg!(feature = "parser") {
        true => format!("{parsed} parsed by PostgreSQL's parser"),
        false => "none parsed (built without the feature `parser`, which needs libclang)".to_owned(),
    };
    writeln!(
        out,
        "statements: {} of {} test programs, {parsed}, {prepared} prepared with their types, {too_new} newer than the server; \
         {different} would have other types if they were not declared",
        seen.len(),
        notes.len(),
    )
    .unwrap();
    assert!(complaints.is_empty(), "{} texts are no SQL:\n{}", complaints.len(), complaints.join("\n"));
}

/// The walk can fail.
#[tokio::test]
async fn a_statement_that_is_not_what_it_says_is_named() {
    with_altered_database(async |db| {
        let connection = db.get().await?;
        let declared = |text: &str, parameters: &[&str], columns: &[&str], pretty: &str| Declared {
            text: text.to_owned(),
            parameters: parameters.iter().map(|&name| name.to_owned()).collect(),
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
            place: "here:1".to_owned(),
            pretty: Some(pretty.to_owned()),
        };
        let text = "SELECT id, name FROM users WHERE id = $1";
        let right = declared(text, &["int4"], &["int4", "text"], text);
        let told = statements::prepare(connection.client(), [right.clone()]).await?;
        assert_eq!(told, [Record { declared: right, since: 0, inferred: Some(String::new()) }]);
        let wide = declared(text, &["int8"], &["int4", "text"], text);
        let told = statements::prepare(connection.client(), [wide]).await?;
        assert_eq!(told[0].inferred.as_deref(), Some("$1: int4 for int8"));
        for (wrong, complaint) in [
            (
                declared(text, &["int4"], &["int4", "varchar"], text),
                "column 2 is declared varchar, the server says text",
            ),
            (declared(text, &["int4"], &["int4"], text), "1 columns are declared, the server gives 2"),
            (declared(text, &["text"], &["int4", "text"], text), "operator does not exist: integer = text"),
            (declared(text, &["mood"], &["int4", "text"], text), "type \"mood\" does not exist"),
            (
                declared(text, &["int4"], &["int4", "text"], "SELECT id FROM users WHERE id = $1"),
                "other columns",
            ),
            (declared("SELECT id FROM", &[], &["int4"], text), "syntax error"),
        ] {
            let told = statements::prepare(connection.client(), [wrong]).await.unwrap_err();
            assert!(told.starts_with("1 of 1 statements") && told.contains(complaint), "{told}");
        }
        Ok(())
    })
    .await;
}
