//! Commit, rollback, savepoints, hooks, and the type of the handle.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use relvar::backend::{Executor, Request};
use relvar_sqlite::{Error, Lite, Pool, Retry};

use crate::support::*;

const SCHEMA: &str = "CREATE TABLE log (line TEXT NOT NULL) STRICT";

fn write(line: &str) -> Request<Lite> {
    sql("INSERT INTO log VALUES (?1)").bind::<Text, _>(line).request()
}

fn fails() -> Request<Lite> {
    sql("INSERT INTO log VALUES (NULL)").request()
}

fn count() -> Request<Lite> {
    sql("SELECT count(*) FROM log").returns(&INT)
}

async fn lines(db: &Pool) -> i32 {
    db.fetch_one(count(), int).await.unwrap()
}

#[tokio::test]
async fn ok_commits_and_err_rolls_back() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let value = db
        .transaction(async |tx| {
            tx.execute(write("kept")).await?;
            Ok::<_, Error>(7)
        })
        .await
        .unwrap();
    assert_eq!(value, 7);
    let outcome = db
        .transaction(async |tx| {
            tx.execute(write("undone")).await?;
            tx.execute(fails()).await
        })
        .await;
    assert!(outcome.unwrap_err().is_not_null_violation());
    assert_eq!(lines(&db).await, 1);
}

#[tokio::test]
async fn a_connection_has_transactions_too() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let mut connection = db.get().await.unwrap();
    connection.transaction(async |tx| tx.execute(write("kept")).await.map(drop)).await.unwrap();
    connection.execute(write("alone")).await.unwrap();
    assert_eq!(lines(&db).await, 2);
}

#[tokio::test]
async fn the_future_can_be_spawned() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let other = db.clone();
    let line = String::from("spawned");
    let task = tokio::spawn(async move {
        other
            .transaction(async |mut tx| {
                tx.execute(write(&line)).await?;
                tx.transaction(async |savepoint| {
                    savepoint.execute(write(&line)).await?;
                    Ok::<_, Error>(line.len())
                })
                .await
            })
            .await
    });
    assert_eq!(task.await.unwrap().unwrap(), 7);
    assert_eq!(lines(&db).await, 2);
}

#[tokio::test]
async fn a_savepoint_is_undone_alone() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    db.transaction(async |mut tx| {
        tx.execute(write("one")).await?;
        let tried = tx
            .transaction(async |mut savepoint| {
                savepoint.execute(write("undone")).await?;
                savepoint.transaction(async |inner| inner.execute(write("undone too")).await).await?;
                savepoint.execute(fails()).await
            })
            .await;
        assert!(tried.unwrap_err().is_not_null_violation());
        tx.execute(write("two")).await?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(lines(&db).await, 2);
}

#[tokio::test]
async fn a_dropped_transaction_is_rolled_back() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let never = db.transaction(async |mut tx| {
        tx.execute(write("undone")).await?;
        tx.transaction(async |inner| {
            inner.execute(write("undone too")).await?;
            std::future::pending::<()>().await;
            Ok::<_, Error>(())
        })
        .await
    });
    assert!(tokio::time::timeout(Duration::from_millis(100), never).await.is_err());
    db.execute(write("next")).await.unwrap();
    assert_eq!(lines(&db).await, 1);
}

#[tokio::test]
async fn a_dropped_savepoint_is_undone_alone() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    db.transaction(async |mut tx| {
        tx.execute(write("kept")).await?;
        let never = tx.transaction(async |inner| {
            inner.execute(write("undone")).await?;
            std::future::pending::<()>().await;
            Ok::<_, Error>(())
        });
        assert!(tokio::time::timeout(Duration::from_millis(100), never).await.is_err());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(lines(&db).await, 1);
}

#[tokio::test]
async fn a_panic_rolls_back() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let other = db.clone();
    let panicking = tokio::spawn(async move {
        other
            .transaction(async |tx| {
                tx.execute(write("undone")).await?;
                if lines(&other).await == 0 {
                    panic!("as expected");
                }
                Ok::<_, Error>(())
            })
            .await
    });
    assert!(panicking.await.unwrap_err().is_panic());
    db.execute(write("next")).await.unwrap();
    assert_eq!(lines(&db).await, 1);
}

#[tokio::test]
async fn hooks_run_after_commit_alone() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let called = Arc::new(Mutex::new(Vec::new()));
    let hook = |name: &'static str| {
        let called = called.clone();
        move || called.lock().unwrap().push(name)
    };
    db.transaction(async |mut tx| {
        tx.after_commit(hook("first"));
        let undone = tx
            .transaction(async |inner| {
                inner.after_commit(hook("undone"));
                inner.execute(fails()).await
            })
            .await;
        assert!(undone.is_err());
        tx.transaction(async |inner| {
            inner.after_commit(hook("second"));
            Ok::<_, Error>(())
        })
        .await?;
        assert!(called.lock().unwrap().is_empty());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    let rolled_back = db.transaction(async |tx| {
        tx.after_commit(hook("never"));
        tx.execute(fails()).await
    });
    assert!(rolled_back.await.is_err());
    assert_eq!(*called.lock().unwrap(), ["first", "second"]);
}

#[tokio::test]
async fn a_reading_transaction_sees_one_state() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    db.execute(write("before")).await.unwrap();
    let seen = db
        .transaction_with()
        .read_only()
        .run(async |tx| {
            let first = tx.fetch_one(count(), int).await?;
            db.execute(write("meanwhile")).await?;
            Ok::<_, Error>((first, tx.fetch_one(count(), int).await?))
        })
        .await
        .unwrap();
    assert_eq!(seen, (1, 1));
    assert_eq!(lines(&db).await, 2);
}

/// What the compiler cannot know, the connection refuses.
#[tokio::test]
async fn a_reading_transaction_does_not_write() {
    let folder = Folder::new();
    for db in [folder.pool(SCHEMA).await, memory(SCHEMA).await] {
        let outcome = db.reader().transaction(async |tx| tx.execute(write("x")).await).await;
        assert!(outcome.unwrap_err().is_read_only());
        assert!(db.reader().execute(write("x")).await.unwrap_err().is_read_only());
        assert_eq!(lines(&db).await, 0);
    }
}

#[tokio::test]
async fn a_busy_database_is_tried_again() {
    let folder = Folder::new();
    let db = pool_with(folder.config().busy_timeout(Duration::from_millis(20)), SCHEMA).await;
    let other = folder.pool("").await;
    let tries = AtomicU32::new(0);
    let mut holder = other.get().await.unwrap();
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let holding = holder.transaction(async move |tx| {
        tx.execute(write("theirs")).await?;
        let _ = begun.send(());
        tokio::time::sleep(Duration::from_millis(200)).await;
        Ok::<_, Error>(())
    });
    let trying = async {
        has_begun.await.unwrap();
        let once = db.transaction(async |tx| tx.execute(write("ours")).await).await;
        assert!(once.unwrap_err().is_busy());
        let retry = Retry::new().attempts(50).first_delay(Duration::from_millis(20));
        db.transaction_with()
            .retry(retry)
            .run(async |tx| {
                tries.fetch_add(1, Ordering::Relaxed);
                tx.execute(write("ours")).await
            })
            .await
    };
    let (held, tried) = tokio::join!(holding, trying);
    held.unwrap();
    assert_eq!(tried.unwrap(), 1);
    assert_eq!(tries.load(Ordering::Relaxed), 1, "the body runs once the lock is there");
    assert_eq!(lines(&db).await, 2);
}

#[tokio::test]
async fn a_commit_that_a_foreign_key_forbids_is_rolled_back() {
    let folder = Folder::new();
    let schema = "CREATE TABLE p (id INTEGER PRIMARY KEY) STRICT; \
        CREATE TABLE c (p INTEGER, CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED) STRICT; \
        CREATE TABLE log (line TEXT NOT NULL) STRICT";
    let db = folder.pool(schema).await;
    let outcome = db
        .transaction(async |tx| {
            tx.execute(write("undone")).await?;
            tx.execute(sql("INSERT INTO c VALUES (9)").request()).await
        })
        .await;
    let error = outcome.unwrap_err();
    assert!(error.is_foreign_key_violation(), "{error}");
    assert_eq!((error.table(), error.constraint()), (Some("c"), Some("c_p_fkey")));
    assert_eq!(lines(&db).await, 0);
    db.execute(write("next")).await.unwrap();
}
