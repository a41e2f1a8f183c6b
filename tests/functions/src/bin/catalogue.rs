//! How much of the manual's chapter 9 can be written: `cargo run -p relvar-tests-functions --bin catalogue`.
//!
//! Every example call is asked of the server: which functions and operators is it? These are compared with the list of
//! chapter 9 (`tests/functions/src/manual/chapter9.tsv`) and with the server's own catalogue.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a tool of the tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use relvar_pg::tokio_postgres::{Client, SimpleQueryMessage};
use relvar_tests::with_database;
use relvar_tests_functions::examples::families;
use relvar_tests_functions::manual::{Entry, Used, entries};

async fn rows(client: &Client, sql: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for message in client.simple_query(sql).await.unwrap() {
        if let SimpleQueryMessage::Row(row) = message {
            found.push((0..row.len()).map(|at| row.get(at).unwrap_or_default().to_owned()).collect());
        }
    }
    found
}

/// The numbers after `label` in the tree of a view.
fn numbers(tree: &str, label: &str) -> Vec<u32> {
    tree.split(label).skip(1).filter_map(|rest| rest.split_whitespace().next()?.parse().ok()).collect()
}

/// The quoted names in the declarations, for what is no plain call: aggregates, window and set-returning functions.
fn declared() -> BTreeSet<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dsl/src")];
    let mut names = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let quoted = code.flat_map(|line| line.split('"').skip(1).step_by(2));
            // `SELECT * FROM json_to_recordset(` is that function.
            let last =
                |name: &str| name.rsplit(' ').next().unwrap_or_default().trim_end_matches('(').to_lowercase();
            names.extend(quoted.map(last));
        }
    }
    names
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    with_database(async |db| {
        let connection = db.get().await?;
        let client = connection.client();
        let (mut functions, mut operators) = (BTreeSet::new(), BTreeSet::new());
        let mut used = Used { declared: declared(), ..Used::default() };
        let mut calls = 0;
        for family in families() {
            for example in &family.examples {
                calls += 1;
                let started = (example.start)(db);
                let (call, view) = if started.gives_rows() {
                    let call = started.without_parameters(started.sql);
                    (call.clone(), call)
                } else {
                    let call = started.over_nulls();
                    (call.clone(), format!("SELECT ({call}) IS NULL AS x"))
                };
                client.batch_execute(&format!("CREATE TEMP VIEW call AS {view}")).await?;
                let tree = rows(client, "SELECT ev_action FROM pg_rewrite WHERE ev_class = 'call'::regclass").await;
                functions.extend(numbers(&tree[0][0], ":funcid "));
                operators.extend(numbers(&tree[0][0], ":opno "));
                client.batch_execute("DROP VIEW call").await?;
                used.texts.push(call);
            }
        }
        let list = |oids: &BTreeSet<u32>| oids.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        let sql = format!(
            "SELECT proname, coalesce(format_type(proargtypes[0], NULL), '') FROM pg_proc WHERE oid IN ({})",
            list(&functions)
        );
        used.functions.extend(rows(client, &sql).await.into_iter().map(|mut row| (row.remove(0), row.remove(0))));
        let sql = format!(
            "SELECT oprname, CASE WHEN oprleft = 0 THEN '' ELSE format_type(oprleft, NULL) END,
             format_type(oprright, NULL) FROM pg_operator WHERE oid IN ({})",
            list(&operators)
        );
        let found = rows(client, &sql).await;
        used.operators.extend(found.into_iter().map(|mut row| (row.remove(0), row.remove(0), row.remove(0))));
        used.known.extend(rows(client, "SELECT DISTINCT proname FROM pg_proc").await.into_iter().map(|mut row| row.remove(0)));

        let mut count: BTreeMap<(bool, Vec<u32>), (usize, usize)> = BTreeMap::new();
        let mut missing = Vec::new();
        for entry in entries() {
            let at = count.entry((entry.operator, entry.section_number())).or_default();
            at.1 += 1;
            if used.has(&entry) {
                at.0 += 1;
            } else {
                missing.push(entry);
            }
        }
        report(&count, &missing);
        let all = rows(client, "SELECT count(*) FROM pg_operator UNION ALL SELECT count(DISTINCT proname) FROM pg_proc WHERE prokind = 'f'").await;
        println!("\n{calls} example calls are {} functions of pg_proc and {} operators of pg_operator", functions.len(), operators.len());
        println!("(pg_operator has {}, pg_proc has {} names; most are the inside of a type or an operator)", all[0][0], all[1][0]);
        Ok(())
    })
    .await;
}

fn report(count: &BTreeMap<(bool, Vec<u32>), (usize, usize)>, missing: &[Entry]) {
    for (kind, word) in [(false, "functions"), (true, "operators")] {
        let sums = count.iter().filter(|((operator, _), _)| *operator == kind);
        let (have, all) = sums.fold((0, 0), |(have, all), (_, at)| (have + at.0, all + at.1));
        let waits = missing.iter().filter(|entry| entry.operator == kind && entry.waits()).count();
        let share = |of: usize| 100.0 * have as f64 / of as f64;
        println!("{word}: {have} of {all} ({:.1} %)", share(all));
        println!("    {:.1} % of those that do not wait for a type or for FROM", share(all - waits));
        for ((operator, section), (have, all)) in count {
            if *operator == kind {
                println!("    {}.{}: {have} of {all}", section[0], section[1]);
            }
        }
    }
    let mut reasons: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in missing {
        reasons.entry(entry.reason()).or_default().push(entry);
    }
    for (reason, entries) in reasons {
        println!("\nmissing, because {reason}: {}", entries.len());
        for entry in entries {
            println!("    {} {}", entry.section, entry.signature);
        }
    }
}
