//! Every function and operator that is declared, called once: its value, its type, and how NULL goes through it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use relvar_tests::TestResult;
use relvar_tests::examples::{Example, families};
use relvar_tests::with_database;

/// Calls that break the rule of their policy over NULLs alone, and why.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// With NULL for every parameter, is the value what the policy says?
fn law(nulls: &str) -> Option<&'static str> {
    match nulls {
        "Strict" | "FirstNull" | "EveryNull" => Some("IS NULL"),
        "NeverNull" => Some("IS NOT NULL"),
        _ => None,
    }
}

async fn run(db: &relvar_pg::Pool, family: &str, example: &Example) -> Result<(), String> {
    let mut started = (example.start)(db);
    let outcome = std::mem::replace(&mut started.outcome, Box::pin(async { Ok(()) }));
    let blame = |reason: String| format!("{family}: {}: {reason}\n    {}", example.source, started.sql);
    outcome.await.map_err(blame)?;
    let Some(law) = law(started.nulls) else { return Ok(()) };
    if started.parameters.is_empty() || EXCEPTIONS.iter().any(|(call, _)| *call == example.source) {
        return Ok(());
    }
    let over_nulls = started.over_nulls();
    let claim = format!("DO $claim$ BEGIN ASSERT ({over_nulls}) {law}, 'not so'; END $claim$");
    db.batch_execute(&claim)
        .await
        .map_err(|error| blame(format!("{} does not hold of {over_nulls}: {error}", started.nulls)))
}

#[tokio::test]
async fn every_declared_function_and_operator_gives_what_it_says() {
    with_database(async |db| -> TestResult {
        let mut complaints = Vec::new();
        let mut calls = 0;
        for family in families() {
            for example in &family.examples {
                calls += 1;
                if let Err(complaint) = run(db, family.name, example).await {
                    complaints.push(complaint);
                }
            }
        }
        println!("{calls} calls");
        assert!(complaints.is_empty(), "{} of {calls} calls:\n{}", complaints.len(), complaints.join("\n"));
        Ok(())
    })
    .await;
}
