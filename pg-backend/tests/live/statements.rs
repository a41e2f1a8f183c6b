//! Rows, streams, the statement cache, and what a dropped future leaves behind.

use std::pin::pin;
use std::time::{Duration, Instant};

use futures_util::{FutureExt, StreamExt, TryStreamExt};
use relvar::backend::{ColumnTypes, Executor, Request};
use relvar_pg::{Pg, Pool};

use crate::support::*;

const USERS: &str =
    "CREATE TABLE users (id int4 PRIMARY KEY, name text); INSERT INTO users VALUES (1, 'Ann'), (2, NULL)";

fn all_users() -> Request<Pg> {
    sql("SELECT id, name FROM users ORDER BY id").returns(&INT_TEXT)
}

fn series(to: i32) -> Request<Pg> {
    sql("SELECT generate_series(1, $1)").bind::<Int4, _>(&to).returns(&INT)
}

fn sleep(seconds: &'static str) -> Request<Pg> {
    rendered(&format!("SELECT 1 FROM pg_sleep({seconds})")).returns(&INT)
}

async fn count_prepared(db: &Pool) -> i32 {
    let text = "SELECT count(*)::int4 FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_%'";
    db.fetch_one(rendered(text).returns(&INT), int).await.unwrap()
}

#[tokio::test]
async fn rows_are_read_on_every_use_of_a_text() {
    let db = pool(USERS).await;
    for _ in 0..4 {
        let rows = db.fetch_all(all_users(), int_text).await.unwrap();
        assert_eq!(rows, [(1, Some("Ann".to_owned())), (2, None)]);
    }
}

#[tokio::test]
async fn one_optional_and_only() {
    let db = pool(USERS).await;
    let by_id = |id: i32| sql("SELECT id FROM users WHERE id = $1").bind::<Int4, _>(&id).returns(&INT);
    for _ in 0..3 {
        assert_eq!(db.fetch_optional(by_id(2), int).await.unwrap(), Some(2));
        assert_eq!(db.fetch_optional(by_id(3), int).await.unwrap(), None);
        assert_eq!(db.fetch_one(by_id(1), int).await.unwrap(), 1);
        assert!(db.fetch_one(by_id(3), int).await.unwrap_err().is_not_found());
        assert!(db.fetch_one(series(2), int).await.unwrap_err().is_too_many_rows());
    }
}

#[tokio::test]
async fn execute_counts_rows_and_an_empty_request_is_not_sent() {
    let db = pool(USERS).await;
    for expected in [2, 2, 2] {
        assert_eq!(db.execute(sql("UPDATE users SET name = 'Bo'").request()).await.unwrap(), expected);
    }
    let empty = || Request { empty: true, ..sql("this is no SQL").request() };
    assert_eq!(db.execute(empty()).await.unwrap(), 0);
    assert_eq!(db.fetch_all(empty(), int).await.unwrap(), Vec::<i32>::new());
    assert_eq!(db.fetch_stream(empty(), int).count().await, 0);
}

#[tokio::test]
async fn a_stream_gives_rows_as_they_are_asked_for() {
    let db = pool("").await;
    for _ in 0..3 {
        let rows: Vec<i32> = db.fetch_stream(series(1000), int).try_collect().await.unwrap();
        assert_eq!(rows.len(), 1000);
        assert_eq!(rows[999], 1000);
    }
    // The one connection is back after a stream was dropped in the middle of a large result.
    let db = Pool::with_config(config().pool_size(1)).await.unwrap();
    let mut stream = db.fetch_stream(series(5_000_000), int);
    assert_eq!(stream.next().await.unwrap().unwrap(), 1);
    drop(stream);
    let started = Instant::now();
    assert_eq!(db.fetch_all(series(2), int).await.unwrap(), [1, 2]);
    assert!(started.elapsed() < Duration::from_secs(2), "the abandoned result was waited for");
}

#[tokio::test]
async fn a_text_is_prepared_on_its_second_use() {
    let db = pool_with(config().pool_size(1), USERS).await;
    let mut prepared = Vec::new();
    for _ in 0..3 {
        db.fetch_all(all_users(), int_text).await.unwrap();
        prepared.push(count_prepared(&db).await);
    }
    assert_eq!(prepared, [0, 1, 1]);
}

#[tokio::test]
async fn without_prepared_statements_none_is_left_on_the_server() {
    let db = pool_with(config().pool_size(1).prepared_statements(false), USERS).await;
    for _ in 0..3 {
        db.fetch_all(all_users(), int_text).await.unwrap();
        assert_eq!(db.execute(sql("UPDATE users SET id = id").request()).await.unwrap(), 2);
        assert_eq!(count_prepared(&db).await, 0);
    }
}

#[tokio::test]
async fn the_cache_is_bounded() {
    let db = pool_with(config().pool_size(1).statement_cache(3), "").await;
    for number in 0..10 {
        for _ in 0..2 {
            let request = rendered(&format!("SELECT {number}")).returns(&INT);
            assert_eq!(db.fetch_one(request, int).await.unwrap(), number);
        }
    }
    assert!(count_prepared(&db).await <= 3);
}

#[tokio::test]
async fn one_text_with_two_parameter_types_is_two_statements() {
    let db = pool("").await;
    for _ in 0..3 {
        let number = sql("SELECT length($1::text)").bind::<Text, _>("four").returns(&INT);
        assert_eq!(db.fetch_one(number, int).await.unwrap(), 4);
        let text = sql("SELECT length($1::text)").bind::<Int4, _>(&12345).returns(&INT);
        assert_eq!(db.fetch_one(text, int).await.unwrap(), 5);
    }
}

#[tokio::test]
async fn null_parameters_arrive_as_null() {
    let db = pool("").await;
    let request = sql("SELECT 1, $1::text").bind::<Text, _>(&None::<&str>).returns(&INT_TEXT);
    assert_eq!(db.fetch_one(request, int_text).await.unwrap(), (1, None));
}

#[tokio::test]
async fn a_value_that_cannot_be_sent_is_reported_before_anything_is() {
    let db = pool("CREATE TABLE log (line text)").await;
    let insert = sql("INSERT INTO log VALUES ($1)").bind::<Text, _>("a\0b").request();
    let error = db.execute(insert).await.unwrap_err();
    assert!(error.is_codec(), "{error}");
    assert!(error.to_string().starts_with("parameter $1 (text): "), "{error}");
}

#[tokio::test]
async fn statements_on_a_shared_connection_travel_together() {
    let db = pool("").await;
    let connection = db.get().await.unwrap();
    let started = Instant::now();
    let (one, two, rows) = tokio::join!(
        connection.fetch_one(sleep("0.2"), int),
        connection.fetch_one(series(1), int),
        connection.fetch_all(series(3), int),
    );
    assert_eq!((one.unwrap(), two.unwrap(), rows.unwrap()), (1, 1, vec![1, 2, 3]));
    assert!(started.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn a_cancelled_future_leaves_the_connection_usable() {
    let db = pool("").await;
    let connection = db.get().await.unwrap();
    for _ in 0..3 {
        let cancelled =
            tokio::time::timeout(Duration::from_millis(30), connection.fetch_all(sleep("0.3"), int)).await;
        assert!(cancelled.is_err());
        assert_eq!(connection.fetch_all(series(2), int).await.unwrap(), [1, 2]);
    }
}

#[tokio::test]
async fn a_future_that_is_over_gives_its_connection_back() {
    let db = pool_with(config().pool_size(1).acquire_timeout(Duration::from_millis(500)), "").await;
    for _ in 0..4 {
        let mut done = pin!(db.fetch_one(series(1), int));
        assert_eq!(done.as_mut().await.unwrap(), 1);
        // It still exists, but holds nothing; and it neither runs again nor panics.
        assert_eq!(db.fetch_all(series(2), int).await.unwrap(), [1, 2]);
        assert!(done.now_or_never().is_none());
        assert_eq!(db.fetch_all(series(2), int).await.unwrap(), [1, 2]);
    }
}

#[tokio::test]
async fn a_prepared_statement_may_be_given_up_at_any_time() {
    let db = pool("").await;
    let connection = db.get().await.unwrap();
    let slowly = || sql("SELECT 1 FROM pg_sleep($1::float8 / 10)").bind::<Int4, _>(&1).returns(&INT);
    for _ in 0..3 {
        connection.fetch_one(slowly(), int).await.unwrap();
    }
    // Never polled; sent, and its answer not waited for; dropped among the rows.
    drop(connection.fetch_one(slowly(), int));
    for _ in 0..3 {
        assert!(connection.fetch_one(slowly(), int).now_or_never().is_none());
    }
    assert_eq!(connection.fetch_all(series(2), int).await.unwrap(), [1, 2]);
    for _ in 0..3 {
        assert_eq!(connection.fetch_all(series(200_000), int).await.unwrap().len(), 200_000);
    }
    let mut many = pin!(connection.fetch_all(series(200_000), int));
    for _ in 0..3 {
        assert!(many.as_mut().now_or_never().is_none());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    many.set(connection.fetch_all(series(3), int));
    assert_eq!(many.await.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn many_prepared_statements_travel_together() {
    let db = pool("").await;
    let connection = db.get().await.unwrap();
    for _ in 0..3 {
        connection.fetch_all(series(2), int).await.unwrap();
    }
    let all = (1..=50).map(|to| connection.fetch_all(series(to), int));
    let answers = futures_util::future::try_join_all(all).await.unwrap();
    assert!(
        answers.iter().zip(1..).all(|(rows, to)| rows.len() == to && rows.iter().copied().eq(1..=to as i32))
    );
}

#[tokio::test]
async fn a_prepared_statement_reports_what_fails() {
    let db = pool("CREATE TABLE log (line text UNIQUE)").await;
    let connection = db.get().await.unwrap();
    let insert = |line: &str| sql("INSERT INTO log VALUES ($1)").bind::<Text, _>(line).request();
    let quotient = |by: i32| sql("SELECT 1 / $1").bind::<Int4, _>(&by).returns(&INT);
    for line in ["one", "two", "three"] {
        assert_eq!(connection.execute(insert(line)).await.unwrap(), 1);
        assert_eq!(connection.fetch_one(quotient(1), int).await.unwrap(), 1);
    }
    let unique = connection.execute(insert("two")).await.unwrap_err();
    assert!(unique.is_unique_violation() && unique.to_string().contains("INSERT INTO log"), "{unique}");
    let zero = connection.fetch_all(quotient(0), int).await.unwrap_err();
    assert_eq!(zero.sqlstate(), Some("22012"));
    assert!(zero.to_string().contains("SELECT 1 / $1") && zero.to_string().contains("sent from"), "{zero}");
    // NULL where none may be: the other rows are read and dropped.
    let nulls =
        || sql("SELECT nullif(n, 2) FROM generate_series(1, $1) AS n").bind::<Int4, _>(&3).returns(&INT);
    for _ in 0..4 {
        assert!(connection.fetch_all(nulls(), int).await.unwrap_err().is_codec());
    }
    let nul = connection.execute(insert("a\0b")).await.unwrap_err();
    assert!(nul.is_codec() && nul.to_string().contains("parameter $1"), "{nul}");
    assert_eq!(connection.execute(insert("four")).await.unwrap(), 1);
}

#[tokio::test]
async fn a_cancelled_statement_of_a_pool_is_stopped_on_the_server() {
    let config = config();
    let db = pool_with(config.clone().pool_size(1), "").await;
    let watcher = Pool::with_config(config).await.unwrap();
    let cancelled = tokio::time::timeout(Duration::from_millis(50), db.fetch_all(sleep("60"), int)).await;
    assert!(cancelled.is_err());
    let started = Instant::now();
    assert_eq!(db.fetch_all(series(2), int).await.unwrap(), [1, 2]);
    assert!(started.elapsed() < Duration::from_secs(5));
    let sleeping = "SELECT count(*)::int4 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' \
                    AND pid <> pg_backend_pid()";
    for _ in 0..100 {
        if watcher.fetch_one(sql(sleeping).returns(&INT), int).await.unwrap() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the statement still runs");
}

#[tokio::test]
async fn a_statement_timeout_ends_the_statement_and_keeps_the_connection() {
    let config = config().pool_size(1).statement_timeout(Duration::from_millis(100));
    let db = pool_with(config, "").await;
    let backend = || sql("SELECT pg_backend_pid()").returns(&INT);
    let before = db.fetch_one(backend(), int).await.unwrap();
    let started = Instant::now();
    let error = db.fetch_all(sleep("60"), int).await.unwrap_err();
    assert!(error.is_timeout() && error.to_string().contains("longer than 100ms"), "{error}");
    assert!(started.elapsed() < Duration::from_secs(2));
    assert_eq!(db.fetch_one(backend(), int).await.unwrap(), before);
}

#[tokio::test]
async fn a_table_altered_under_a_prepared_statement_is_prepared_anew() {
    let db = pool_with(config().pool_size(1), USERS).await;
    let star = || sql("SELECT * FROM users WHERE id = 1").returns(&INT_TEXT);
    for _ in 0..3 {
        db.fetch_all(star(), int_text).await.unwrap();
    }
    db.batch_execute("ALTER TABLE users ADD age int4").await.unwrap();
    let error = db.fetch_all(star(), int_text).await.unwrap_err();
    assert!(
        error.is_drift() && error.to_string().contains("expected 2 columns, the server gives 3"),
        "{error}"
    );
    db.batch_execute("ALTER TABLE users DROP age").await.unwrap();
    for _ in 0..3 {
        assert_eq!(db.fetch_all(star(), int_text).await.unwrap(), [(1, Some("Ann".to_owned()))]);
    }
    db.batch_execute("DEALLOCATE ALL").await.unwrap();
    assert_eq!(db.fetch_all(star(), int_text).await.unwrap(), [(1, Some("Ann".to_owned()))]);
    db.batch_execute("DEALLOCATE ALL").await.unwrap();
    assert_eq!(db.execute(sql("SELECT 1 FROM users").request()).await.unwrap(), 2);
}

#[tokio::test]
async fn in_a_transaction_a_stale_statement_is_not_sent_again() {
    let db = pool_with(config().pool_size(1), USERS).await;
    for _ in 0..3 {
        db.fetch_all(all_users(), int_text).await.unwrap();
    }
    let outcome = db
        .transaction(async |tx| {
            assert_eq!(tx.fetch_all(all_users(), int_text).await?.len(), 2);
            tx.client().batch_execute("DEALLOCATE ALL").await.unwrap();
            tx.fetch_all(all_users(), int_text).await
        })
        .await;
    assert_eq!(outcome.unwrap_err().sqlstate(), Some("26000"));
    for _ in 0..3 {
        assert_eq!(db.fetch_all(all_users(), int_text).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn drift_names_the_column_and_both_types() {
    let db = pool("CREATE TABLE users (id int4, name bytea); INSERT INTO users VALUES (1, 'x')").await;
    for _ in 0..3 {
        let error =
            db.fetch_all(sql("SELECT id, name FROM users").returns(&INT_TEXT), int_text).await.unwrap_err();
        assert!(error.is_drift());
        assert_eq!(error.column(), Some("name"));
        assert!(
            error.to_string().contains("column 2 (\"name\") should be text, the server gives bytea"),
            "{error}"
        );
    }
    // The connection has been read to its end each time.
    assert_eq!(db.state().connections, 1);
}

#[tokio::test]
async fn types_of_the_database_itself_are_found_by_name() {
    static MOOD: ColumnTypes = columns!(Int4, Mood);
    fn mood(row: &relvar_pg::Row) -> Result<(i32, String), relvar::backend::CodecError> {
        Ok((
            relvar::backend::read::<Pg, Int4, i32>(row, 0)?,
            relvar::backend::read::<Pg, Mood, String>(row, 1)?,
        ))
    }
    for prepared in [true, false] {
        let db = pool_with(
            config().prepared_statements(prepared),
            "CREATE TYPE mood AS ENUM ('sad', 'happy'); CREATE TABLE people (id int4, mood mood)",
        )
        .await;
        let insert = |id: i32, mood: &str| {
            sql("INSERT INTO people VALUES ($1, $2)").bind::<Int4, _>(&id).bind::<Mood, _>(mood)
        };
        for id in 0..3 {
            assert_eq!(db.execute(insert(id, "happy").request()).await.unwrap(), 1);
        }
        let error = db.execute(insert(9, "angry").request()).await.unwrap_err();
        assert_eq!(error.sqlstate(), Some("22P02"));
        // Larger than what the connection buffers while types are looked up.
        let many = || sql("SELECT generate_series(1, 200000), $1").bind::<Mood, _>("sad").returns(&MOOD);
        for _ in 0..3 {
            let rows = db.fetch_all(many(), mood).await.unwrap();
            assert_eq!((rows.len(), &*rows[0].1), (200_000, "sad"));
        }
        // A type made anew has another OID.
        db.batch_execute("DROP TABLE people; DROP TYPE mood; CREATE TYPE mood AS ENUM ('calm')")
            .await
            .unwrap();
        let calm = || sql("SELECT 1, $1").bind::<Mood, _>("calm").returns(&MOOD);
        let _ = db.fetch_all(calm(), mood).await;
        assert_eq!(db.fetch_all(calm(), mood).await.unwrap(), [(1, "calm".to_owned())]);
    }
}

#[tokio::test]
async fn an_unknown_type_is_named() {
    let db = pool("").await;
    let error = db.execute(sql("SELECT $1").bind::<Mood, _>("sad").request()).await.unwrap_err();
    assert!(error.is_drift() && error.to_string().starts_with("the database has no type mood"), "{error}");
}
