//! Commit, rollback, savepoints, cancellation, and the type of the handle.

use std::time::Duration;

use relvar::backend::{Executor, Request};
use relvar_pg::{Error, Pg, Pool, Reader, RepeatableRead, Serializable};

use crate::support::*;

const SCHEMA: &str = "CREATE TABLE log (line text)";

fn write(line: &str) -> Request<Pg> {
    sql("INSERT INTO log VALUES ($1)").bind::<Text, _>(line).request()
}

fn fails() -> Request<Pg> {
    sql("SELECT 1 / 0").request()
}

async fn lines(db: &Pool) -> i32 {
    db.fetch_one(sql("SELECT count(*)::int4 FROM log").returns(&INT), int).await.unwrap()
}

#[derive(Debug)]
enum Failure {
    Own,
    Database(#[allow(dead_code, reason = "shown when a test fails")] Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Database(error)
    }
}

#[tokio::test]
async fn ok_commits_and_err_rolls_back() {
    let db = pool_with(config().pool_size(1), SCHEMA).await;
    let value = db
        .transaction(async |tx| {
            tx.execute(write("kept")).await?;
            Ok::<_, Error>(7)
        })
        .await
        .unwrap();
    assert_eq!(value, 7);
    let outcome: Result<(), Failure> = db
        .transaction(async |tx| {
            tx.execute(write("undone")).await?;
            Err(Failure::Own)
        })
        .await;
    assert!(matches!(outcome, Err(Failure::Own)));
    assert_eq!(lines(&db).await, 1);
}

#[tokio::test]
async fn a_connection_has_transactions_too() {
    let db = pool(SCHEMA).await;
    let mut connection = db.get().await.unwrap();
    connection.transaction(async |tx| tx.execute(write("kept")).await.map(drop)).await.unwrap();
    connection.execute(write("alone")).await.unwrap();
    assert_eq!(lines(&db).await, 2);
}

#[tokio::test]
async fn the_future_can_be_spawned() {
    let db = pool(SCHEMA).await;
    let other = db.clone();
    let line = String::from("spawned");
    let task = tokio::spawn(async move {
        other
            .transaction(async |mut tx| {
                tx.execute(write(&line)).await?;
                let inner = tx
                    .transaction(async |savepoint| {
                        savepoint.execute(write(&line)).await?;
                        Ok::<_, Error>(line.len())
                    })
                    .await?;
                tx.execute(write(&line)).await?;
                Ok::<_, Error>(inner)
            })
            .await
    });
    assert_eq!(task.await.unwrap().unwrap(), 7);
    assert_eq!(lines(&db).await, 3);
    let other = db.clone();
    let task = tokio::spawn(async move {
        let mut connection = other.get().await?;
        let run = connection.transaction_with().isolation(Serializable).read_only().deferrable();
        run.run(async |tx| tx.fetch_one(sql("SELECT 1").returns(&INT), int).await).await
    });
    assert_eq!(task.await.unwrap().unwrap(), 1);
}

#[tokio::test]
async fn a_savepoint_is_undone_alone() {
    let db = pool(SCHEMA).await;
    db.transaction(async |mut tx| {
        tx.execute(write("one")).await?;
        let tried = tx
            .transaction(async |mut savepoint| {
                savepoint.execute(write("undone")).await?;
                savepoint.transaction(async |inner| inner.execute(write("undone too")).await).await?;
                savepoint.execute(fails()).await
            })
            .await;
        assert_eq!(tried.unwrap_err().sqlstate(), Some("22012"));
        tx.execute(write("two")).await?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(lines(&db).await, 2);
}

#[tokio::test]
async fn a_swallowed_failure_is_not_taken_for_a_commit() {
    let db = pool_with(config().pool_size(1), SCHEMA).await;
    let outcome = db
        .transaction(async |tx| {
            tx.execute(write("lost")).await?;
            let _ = tx.execute(fails()).await;
            Ok::<_, Error>(())
        })
        .await;
    let error = outcome.unwrap_err();
    assert!(error.to_string().starts_with("nothing was committed"), "{error}");
    assert_eq!(lines(&db).await, 0);
    db.transaction(async |tx| tx.execute(write("kept")).await.map(drop)).await.unwrap();
    assert_eq!(lines(&db).await, 1);
}

#[tokio::test]
async fn a_dropped_transaction_is_rolled_back() {
    let db = pool_with(config().pool_size(1), SCHEMA).await;
    // Between two statements, during a statement, and during a savepoint's statement.
    for case in 0..3 {
        let transaction = db.transaction(async |mut tx| {
            tx.execute(write("undone")).await?;
            match case {
                0 => tokio::time::sleep(Duration::from_secs(60)).await,
                1 => drop(tx.execute(sql("SELECT pg_sleep(60)").request()).await?),
                _ => drop(
                    tx.transaction(async |savepoint| {
                        savepoint.execute(sql("SELECT pg_sleep(60)").request()).await
                    })
                    .await?,
                ),
            }
            Ok::<_, Error>(())
        });
        assert!(tokio::time::timeout(Duration::from_millis(100), transaction).await.is_err());
        assert_eq!(lines(&db).await, 0, "case {case}");
        db.execute(sql("TRUNCATE log").request()).await.unwrap();
        let outside = db.execute(sql("SAVEPOINT outside").request()).await.unwrap_err();
        assert_eq!(outside.sqlstate(), Some("25P01"), "no transaction is left open");
    }
}

#[tokio::test]
async fn an_idle_transaction_that_is_dropped_keeps_its_connection() {
    let db = pool_with(config().pool_size(1), SCHEMA).await;
    let backend = || sql("SELECT pg_backend_pid()").returns(&INT);
    let before = db.fetch_one(backend(), int).await.unwrap();
    let transaction = db.transaction(async |tx| {
        tx.execute(write("undone")).await?;
        tokio::time::sleep(Duration::from_secs(60)).await;
        Ok::<_, Error>(())
    });
    assert!(tokio::time::timeout(Duration::from_millis(100), transaction).await.is_err());
    assert_eq!(lines(&db).await, 0);
    assert_eq!(db.fetch_one(backend(), int).await.unwrap(), before);
}

#[tokio::test]
async fn a_dropped_savepoint_is_undone_and_the_transaction_goes_on() {
    let db = pool(SCHEMA).await;
    db.transaction(async |mut tx| {
        tx.execute(write("one")).await?;
        let savepoint = tx.transaction(async |savepoint| {
            savepoint.execute(write("undone")).await?;
            tokio::time::sleep(Duration::from_secs(60)).await;
            Ok::<_, Error>(())
        });
        assert!(tokio::time::timeout(Duration::from_millis(50), savepoint).await.is_err());
        tx.execute(write("two")).await?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(lines(&db).await, 2);
}

#[tokio::test]
async fn a_panic_rolls_back() {
    let db = pool_with(config().pool_size(1), SCHEMA).await;
    let other = db.clone();
    let task = tokio::spawn(async move {
        other
            .transaction(async |tx| {
                tx.execute(write("undone")).await?;
                if lines_of_source() > 0 {
                    panic!("on purpose");
                }
                Ok::<_, Error>(())
            })
            .await
    });
    assert!(task.await.unwrap_err().is_panic());
    assert_eq!(lines(&db).await, 0);
}

/// Not zero, which the compiler does not know.
fn lines_of_source() -> u32 {
    std::hint::black_box(line!())
}

#[tokio::test]
async fn isolation_and_access_reach_the_server() {
    let db = pool(SCHEMA).await;
    static TEXTS: relvar::backend::ColumnTypes = columns!(Int4, Text);
    let setting = || {
        sql("SELECT 1, current_setting('transaction_isolation') || ' ' || current_setting('transaction_read_only')")
            .returns(&TEXTS)
    };
    let shown = db.transaction(async |tx| tx.fetch_one(setting(), int_text).await).await.unwrap();
    assert_eq!(shown.1.as_deref(), Some("read committed off"));
    let shown = db
        .transaction_with()
        .isolation(RepeatableRead)
        .read_only()
        .run(async |tx| tx.fetch_one(setting(), int_text).await)
        .await
        .unwrap();
    assert_eq!(shown.1.as_deref(), Some("repeatable read on"));
    let refused = db.transaction_with().read_only().run(async |tx| tx.execute(write("no")).await).await;
    assert_eq!(refused.unwrap_err().sqlstate(), Some("25006"));
}

#[tokio::test]
async fn a_serialization_failure_is_recognized() {
    let db = pool("CREATE TABLE counter (n int4); INSERT INTO counter VALUES (0)").await;
    let add = || sql("UPDATE counter SET n = n + 1").request();
    let outcome = db
        .transaction_with()
        .isolation(Serializable)
        .run(async |tx| {
            tx.fetch_all(sql("SELECT n FROM counter").returns(&INT), int).await?;
            db.execute(add()).await?;
            tx.execute(add()).await
        })
        .await;
    assert!(outcome.unwrap_err().is_serialization_failure());
}

#[tokio::test]
async fn a_reader_of_its_own_is_read_only_for_the_server() {
    let config = config();
    let db = pool_with(config.clone(), SCHEMA).await;
    db.execute(write("there")).await.unwrap();
    let reader = Reader::with_config(config).await.unwrap();
    let hidden = || sql("INSERT INTO log VALUES ('no') RETURNING 1").returns(&INT);
    assert_eq!(reader.fetch_one(hidden(), int).await.unwrap_err().sqlstate(), Some("25006"));
    let refused = reader.transaction(async |tx| tx.fetch_one(hidden(), int).await).await;
    assert_eq!(refused.unwrap_err().sqlstate(), Some("25006"));
    assert_eq!(lines(&db).await, 1);
}

#[tokio::test]
async fn a_commit_that_takes_too_long_is_no_commit() {
    let schema = "CREATE TABLE slow (n int4); CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS \
                  $$ BEGIN PERFORM pg_sleep(30); RETURN NULL; END $$; \
                  CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED \
                  FOR EACH ROW EXECUTE FUNCTION wait()";
    let db = pool_with(config().statement_timeout(Duration::from_millis(300)), schema).await;
    let outcome =
        db.transaction(async |tx| tx.execute(sql("INSERT INTO slow VALUES (1)").request()).await).await;
    let error = outcome.unwrap_err();
    assert!(error.is_timeout() && !error.outcome_unknown(), "{error}");
    let count = sql("SELECT count(*)::int4 FROM slow").returns(&INT);
    assert_eq!(db.fetch_one(count, int).await.unwrap(), 0);
}
