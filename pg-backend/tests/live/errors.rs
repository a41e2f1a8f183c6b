//! What errors say, and what they keep to themselves.

use std::error::Error as _;

use relvar::backend::Executor;

use crate::support::*;

const SCHEMA: &str = "
    CREATE TABLE teams (id int4 PRIMARY KEY);
    CREATE TABLE users (
        id int4 PRIMARY KEY,
        email text NOT NULL CONSTRAINT users_email_key UNIQUE,
        age int4 CONSTRAINT grown CHECK (age > 0),
        team_id int4 CONSTRAINT users_team REFERENCES teams
    );
    INSERT INTO users VALUES (1, 'ann@secret.org')";

#[tokio::test]
async fn violations_are_told_apart() {
    let db = pool(SCHEMA).await;
    let unique =
        db.execute(sql("INSERT INTO users VALUES (2, 'ann@secret.org')").request()).await.unwrap_err();
    assert!(unique.is_unique_violation());
    assert_eq!(unique.constraint(), Some("users_email_key"));
    assert_eq!((unique.schema(), unique.table()), (Some("public"), Some("users")));
    let check = db.execute(sql("INSERT INTO users VALUES (2, 'b', -1)").request()).await.unwrap_err();
    assert!(check.is_check_violation() && check.constraint() == Some("grown"));
    let foreign = db.execute(sql("INSERT INTO users VALUES (2, 'b', 1, 7)").request()).await.unwrap_err();
    assert!(foreign.is_foreign_key_violation() && foreign.constraint() == Some("users_team"));
    let null = db.execute(sql("INSERT INTO users VALUES (2, NULL)").request()).await.unwrap_err();
    assert!(null.is_not_null_violation() && null.column() == Some("email"));
    assert_eq!(null.sqlstate(), Some("23502"));
}

#[tokio::test]
async fn values_are_shown_only_on_request() {
    let db = pool(SCHEMA).await;
    let insert = sql("INSERT INTO users VALUES (2, $1)").bind::<Text, _>("ann@secret.org").request();
    let error = db.execute(insert).await.unwrap_err();
    let mut shown = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(cause) = source {
        shown.push_str(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
    assert!(!shown.contains("secret"), "{shown}");
    assert!(error.detail().is_some_and(|detail| detail.contains("ann@secret.org")));
}

#[tokio::test]
async fn an_error_says_which_statement_and_where() {
    let db = pool(SCHEMA).await;
    let request = sql("SELECT id FROM nowhere").returns(&INT);
    let line = request.caller.line();
    let error = db.fetch_all(request, int).await.unwrap_err();
    assert_eq!(error.statement(), Some("SELECT id FROM nowhere"));
    assert_eq!(error.caller().map(|caller| caller.line()), Some(line));
    let shown = error.to_string();
    assert!(
        shown.starts_with(
            "relation \"nowhere\" does not exist (SQLSTATE 42P01), in `SELECT id FROM nowhere`, sent from "
        ),
        "{shown}"
    );
}

#[tokio::test]
async fn a_column_that_cannot_be_read_is_named() {
    let db = pool(SCHEMA).await;
    let error = db.fetch_all(sql("SELECT NULL::int4").returns(&INT), int).await.unwrap_err();
    assert!(error.is_codec());
    assert!(error.to_string().starts_with("column 1 of the result: the column is NULL"), "{error}");
}
