//! Every function and operator that is declared, called once: its value, its type, and how NULL goes through it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use relvar::types::{CASTS, CastContext};
use relvar_pg::tokio_postgres::SimpleQueryMessage;
use relvar_tests::TestResult;
use relvar_tests::with_database;
use relvar_tests_functions::examples::{Example, families};

/// Calls that break the rule of their policy over NULLs alone, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    (r#"int4range_within(1, 5, "[]")"#, BOUNDS),
    (r#"int8range_within(1_i64, 5_i64, "()")"#, BOUNDS),
    (r#"numrange_within(rust_decimal::Decimal::ONE, rust_decimal::Decimal::TWO, "(]")"#, BOUNDS),
    (r#"daterange_within(date(2024, 2, 28), date(2024, 2, 29), "[]")"#, BOUNDS),
    (r#"tsrange_within(day(1), day(1), "()")"#, BOUNDS),
    (r#"tstzrange_within(EPOCH, EPOCH, "[]")"#, BOUNDS),
    ("int4multirange((r(1..2), r(2..4)))", "NULL is refused beside another range"),
    ("numbers(&[1]).concat(val::<Int4, _>(2))", "an array with a NULL element is no NULL"),
    ("val::<Int4, _>(0).concat(numbers(&[1]))", "an array with a NULL element is no NULL"),
    ("array_fill(11, [2])", "the lengths must not be NULL"),
    ("row_to_json(row_of((val::<Int4, _>(1), val::<Text, _>(\"a\"))))", "a row of NULLs is no NULL"),
    ("json_build_object((\"a\", 1))", "a key must not be NULL"),
    ("jsonb_build_object((\"a\", 1))", "a key must not be NULL"),
];

/// What the server says of `bounds`.
const BOUNDS: &str = "NULL is refused, which the others need not be";

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

/// The table of casts is `pg_cast` among its types; the others go through text, which the server takes as well.
#[tokio::test]
async fn the_declared_casts_are_those_of_the_server() {
    with_database(async |db| -> TestResult {
        let connection = db.get().await?;
        let client = connection.client();
        let mut server = BTreeSet::new();
        let sql = "SELECT s.typname, t.typname, castcontext FROM pg_cast
            JOIN pg_type s ON s.oid = castsource JOIN pg_type t ON t.oid = casttarget WHERE castsource <> casttarget";
        for message in client.simple_query(sql).await? {
            if let SimpleQueryMessage::Row(row) = message {
                let word = |at| row.get(at).unwrap_or_default().to_owned();
                server.insert((word(0), word(1), word(2)));
            }
        }
        let types: BTreeSet<&str> = CASTS.iter().flat_map(|part| part.iter()).map(|cast| cast.0).collect();
        server.retain(|(from, to, _)| types.contains(from.as_str()) && types.contains(to.as_str()));
        let mut declared = BTreeSet::new();
        for (from, to, context) in CASTS.iter().flat_map(|part| part.iter()) {
            let letter = match context {
                CastContext::Implicit => "i",
                CastContext::Assignment => "a",
                CastContext::Explicit => "e",
                CastContext::InText => {
                    let [from, to] = [from, to].map(|name| format!("\"{name}\""));
                    client.simple_query(&format!("SELECT CAST(CAST(NULL AS {from}) AS {to})")).await?;
                    continue;
                }
            };
            declared.insert(((*from).to_owned(), (*to).to_owned(), letter.to_owned()));
        }
        // `bool` to a character string is in the catalogue, but nothing else than its text.
        server.retain(|(from, to, _)| from != "bool" || to == "int4");
        assert_eq!(declared, server);
        Ok(())
    })
    .await;
}

/// Casts that the table does not list one by one: of enums and of arrays.
#[tokio::test]
async fn enums_and_arrays_are_cast() {
    use relvar::prelude::*;
    use relvar_tests::{PostStatus, posts, teams};
    with_database(async |db| -> TestResult {
        let status = posts.find(1).select(posts::status.cast::<Text>()).fetch_one(db).await?;
        assert_eq!(status, "published");
        let back = teams.find(1).select(val::<Text, _>("draft").cast::<PostStatus>()).fetch_one(db).await?;
        assert_eq!(back, PostStatus::Draft);
        let wide =
            teams.find(1).select(val::<Array<Int4>, _>([1, 2]).cast::<Array<Int8>>()).fetch_one(db).await?;
        assert_eq!(wide, [1_i64, 2]);
        Ok(())
    })
    .await;
}

/// `$1` and `$2` differ for the server, a constant field does not (rule C15).
#[tokio::test]
async fn c15_a_constant_field_can_be_grouped_by() {
    use relvar::fns::time::{date_trunc, field};
    use relvar::prelude::*;
    use relvar_tests::users;
    with_database(async |db| -> TestResult {
        let months = users
            .group_by(date_trunc(field::month(), users::created_at))
            .select((date_trunc(field::month(), users::created_at), count_rows()))
            .fetch_all(db)
            .await?;
        assert_eq!(months.iter().map(|month| month.1).sum::<i64>(), 4);
        Ok(())
    })
    .await;
}

/// Rules T6, T7 and T11: the operators of arrays, enums and JSON over columns.
#[tokio::test]
async fn t11_json_and_arrays_are_searched() {
    use relvar::fns::array::{array_append, cardinality};
    use relvar::prelude::*;
    use relvar_tests::{teams, users};
    with_database(async |db| -> TestResult {
        let document = val::<Jsonb, _>(serde_json::json!({"tags": ["a", "b"]}));
        let found = teams.filter(document.get("tags").has_key("b")).count().fetch_one(db).await?;
        assert_eq!(found, 3);
        let list = val::<Array<Int4>, _>([1, 2]);
        let query = users.filter(array_append(list, users::id).includes([3])).select(users::name);
        assert_eq!(query.fetch_all(db).await?, ["Cid"]);
        let query = users.find(1).select(cardinality(array_append(val::<Array<Int4>, _>([1]), 2)));
        assert_eq!(query.fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}
