//! What SQLite refuses, and which constraint it was.

use relvar::backend::Executor;
use relvar::prelude::*;
use relvar_sqlite::Error;

use crate::support::*;

relvar::table! {
    members {
        #[primary_key] id -> Int4,
        #[unique] email -> Text,
        name -> Text,
        age -> Nullable<Int4>,
        team_id -> Nullable<Int4>,
        unique(name, age),
        check(age > 0),
        foreign_key((team_id) -> squads(id)),
    }
}

relvar::table! {
    squads {
        #[primary_key] id -> Int4,
    }
}

const SCHEMA: &str = "CREATE TABLE squads (id INTEGER PRIMARY KEY) STRICT; \
    CREATE TABLE members (id INTEGER CONSTRAINT members_pkey PRIMARY KEY, \
        email TEXT NOT NULL CONSTRAINT members_email_key UNIQUE, name TEXT NOT NULL, age INTEGER, team_id INTEGER, \
        CONSTRAINT members_name_age_key UNIQUE (name, age), CONSTRAINT members_age_check CHECK (age > 0), \
        CONSTRAINT members_team_id_fkey FOREIGN KEY (team_id) REFERENCES squads (id)) STRICT; \
    INSERT INTO squads VALUES (1); INSERT INTO members VALUES (1, 'a@b.c', 'Ann', 3, 1)";

async fn failing(text: &'static str) -> Error {
    memory(SCHEMA).await.execute(sql(text).request()).await.unwrap_err()
}

#[tokio::test]
async fn each_violated_constraint_has_its_name() {
    let insert = "INSERT INTO members VALUES (2, 'b@b.c', 'Bo', NULL, NULL)";
    memory(SCHEMA).await.execute(sql(insert).request()).await.unwrap();
    let error = failing("INSERT INTO members VALUES (1, 'b@b.c', 'Bo', 1, 1)").await;
    assert!(error.violates(members::pkey) && error.is_unique_violation(), "{error}");
    let error = failing("INSERT INTO members VALUES (2, 'a@b.c', 'Bo', 1, 1)").await;
    assert!(error.violates(members::email_key) && !error.violates(members::pkey), "{error}");
    assert_eq!(error.violated::<members::Constraint>(), Some(members::Constraint::EmailKey));
    let error = failing("UPDATE members SET age = -1").await;
    assert!(error.violates(members::age_check) && error.is_check_violation(), "{error}");
    let error = failing("INSERT INTO members VALUES (2, 'b@b.c', NULL, 1, 1)").await;
    assert!(error.violates(members::name) && error.is_not_null_violation(), "{error}");
    let error = failing("INSERT INTO members VALUES (2, 'b@b.c', 'Ann', 3, 1)").await;
    assert!(error.violates(members::name_age_key), "{error}");
    let error = failing("INSERT INTO members VALUES (2, 'b@b.c', 'Bo', 3, 9)").await;
    assert!(error.violates(members::team_id_fkey) && error.is_foreign_key_violation(), "{error}");
    let error = failing("DELETE FROM squads").await;
    assert!(error.violates(members::team_id_fkey), "{error}");
}

/// SQLite does not say which one it was.
#[tokio::test]
async fn one_of_several_foreign_keys_is_found() {
    let schema = "CREATE TABLE p (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE q (id INTEGER PRIMARY KEY) STRICT; \
        CREATE TABLE c (p INTEGER CONSTRAINT to_p REFERENCES p (id), q INTEGER, \
            CONSTRAINT to_q FOREIGN KEY (q) REFERENCES q (id)) STRICT; \
        INSERT INTO p VALUES (1); INSERT INTO q VALUES (1), (2)";
    let folder = Folder::new();
    let db = folder.pool(schema).await;
    let insert = |p: &[i32], q: &[i32]| {
        sql("INSERT INTO c VALUES (?1, ?2)").bind_each::<Int4, _>(p).bind_each::<Int4, _>(q).request()
    };
    let count = || sql("SELECT count(*) FROM c").returns(&INT);
    let error = db.execute(insert(&[9], &[1])).await.unwrap_err();
    assert_eq!((error.table(), error.constraint()), (Some("c"), Some("to_p")), "{error}");
    let error = db.execute(insert(&[1, 1, 1], &[1, 2, 9])).await.unwrap_err();
    assert_eq!((error.constraint(), error.failed_row()), (Some("to_q"), Some(2)), "{error}");
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 0);
    db.transaction(async |tx| {
        tx.execute(insert(&[1], &[1])).await?;
        let error = tx.execute(sql("UPDATE c SET q = 7").request()).await.unwrap_err();
        assert_eq!(error.constraint(), Some("to_q"), "{error}");
        // Foreign keys are checked at once again.
        let error = tx.execute(insert(&[8], &[1])).await.unwrap_err();
        assert_eq!(error.constraint(), Some("to_p"), "{error}");
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 1);
}

#[tokio::test]
async fn a_unique_index_has_its_name_too() {
    let schema = "CREATE TABLE t (a INTEGER, b TEXT) STRICT; CREATE UNIQUE INDEX t_b_idx ON t (b); \
        CREATE UNIQUE INDEX t_lower ON t (lower(b), a); INSERT INTO t VALUES (1, 'x')";
    let db = memory(schema).await;
    let error = db.execute(sql("INSERT INTO t VALUES (2, 'x')").request()).await.unwrap_err();
    assert_eq!((error.table(), error.constraint()), (Some("t"), Some("t_b_idx")));
    let error = db.execute(sql("INSERT INTO t VALUES (1, 'X')").request()).await.unwrap_err();
    assert_eq!((error.table(), error.constraint()), (Some("t"), Some("t_lower")));
}

/// Tables that were made elsewhere have no names for their constraints.
#[tokio::test]
async fn a_constraint_without_a_name_gets_the_usual_one() {
    let schema = "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE, c REFERENCES t (a)); INSERT INTO t VALUES (1, 'x', 1)";
    let db = memory(schema).await;
    for (text, name) in [
        ("INSERT INTO t VALUES (1, 'y', 1)", "t_pkey"),
        ("INSERT INTO t VALUES (2, 'x', 1)", "t_b_key"),
        ("INSERT INTO t VALUES (2, 'y', 7)", "t_c_fkey"),
    ] {
        let error = db.execute(sql(text).request()).await.unwrap_err();
        assert_eq!((error.table(), error.constraint()), (Some("t"), Some(name)), "{error}");
    }
}

#[tokio::test]
async fn a_message_has_statement_and_place_and_no_value() {
    let request = sql("INSERT INTO members VALUES (2, ?1, 'Bo', 1, 1)").bind::<Text, _>("a@b.c").request();
    let error = memory(SCHEMA).await.execute(request).await.unwrap_err();
    assert_eq!(error.extended_code(), Some(2067));
    let shown = error.to_string();
    assert!(
        shown.starts_with("UNIQUE constraint failed: members.email (SQLite code 2067), in `INSERT INTO"),
        "{shown}"
    );
    assert!(shown.contains("errors.rs:") && !shown.contains("a@b.c"), "{shown}");
    assert_eq!(format!("{error:?}"), format!("Error(\"{shown}\")"));
    let request = sql("SELECT json_extract('{}', ?1)").bind::<Text, _>("secret").returns(&INT);
    let error = memory("").await.fetch_all(request, int).await.unwrap_err();
    assert!(!error.to_string().contains("secret"), "{error}");
    assert!(error.message().unwrap().contains("secret"), "{error}");
}

#[tokio::test]
async fn a_strict_table_names_the_column_that_does_not_take_a_value() {
    let db = memory("CREATE TABLE t (a INTEGER) STRICT").await;
    let request = sql("INSERT INTO t VALUES (?1)").bind::<Text, _>("secret").request();
    let error = db.execute(request).await.unwrap_err();
    assert!(error.is_datatype_violation(), "{error}");
    assert_eq!((error.table(), error.column()), (Some("t"), Some("a")));
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn a_table_that_is_not_strict_is_told_where_it_holds_something_else() {
    let db = memory(
        "CREATE TABLE t (a INTEGER, b TEXT); INSERT INTO t VALUES ('secret', 'x'), (99999999999, 'y')",
    )
    .await;
    let first = sql("SELECT a, b FROM t WHERE b = 'x'").returns(&INT_TEXT);
    let error = db.fetch_one(first, int_text).await.unwrap_err();
    assert!(error.is_codec(), "{error}");
    let shown = error.to_string();
    assert!(
        shown.starts_with(
            "column 1 of the result: it holds text where SQL type int4 was expected: the table was not made STRICT"
        ),
        "{shown}"
    );
    assert!(!shown.contains("secret"), "{shown}");
    let second = sql("SELECT a, b FROM t WHERE b = 'y'").returns(&INT_TEXT);
    let error = db.fetch_one(second, int_text).await.unwrap_err();
    assert!(error.to_string().contains("outside of what SQL type int4 holds"), "{error}");
}

#[tokio::test]
async fn senseless_sql_is_an_error_and_the_connection_goes_on() {
    let db = memory("").await;
    let error = db.execute(sql("SELEKT 1").request()).await.unwrap_err();
    assert!(error.to_string().contains("syntax error"), "{error}");
    let error = db.execute(sql("SELECT * FROM absent").request()).await.unwrap_err();
    assert!(error.to_string().contains("no such table: absent"), "{error}");
    assert_eq!(db.fetch_one(sql("SELECT 1").returns(&INT), int).await.unwrap(), 1);
}
