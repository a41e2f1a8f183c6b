//! One connection that writes, and several that read.

use std::time::Duration;

use relvar::backend::{Executor, Request};
use relvar_sqlite::{Error, Lite, Pool, PoolState};

use crate::support::*;

const SCHEMA: &str = "CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT";

fn insert(number: i32) -> Request<Lite> {
    sql("INSERT INTO t VALUES (?1)").bind::<Int4, _>(&number).request()
}

fn count() -> Request<Lite> {
    sql("SELECT count(*) FROM t").returns(&INT)
}

#[tokio::test]
async fn readers_do_not_wait_and_do_not_see_what_is_not_committed() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    db.transaction(async |tx| {
        tx.execute(insert(1)).await?;
        assert_eq!(tx.fetch_one(count(), int).await?, 1);
        assert_eq!(db.fetch_one(count(), int).await?, 0);
        assert_eq!(db.reader().fetch_one(count(), int).await?, 0);
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_wait_for_their_turn() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let tasks: Vec<_> = (0..50)
        .map(|number| {
            let db = db.clone();
            tokio::spawn(async move {
                if number % 2 == 0 {
                    return db.execute(insert(number)).await.map(drop);
                }
                db.transaction(async |tx| {
                    let before = tx.fetch_one(count(), int).await?;
                    tx.execute(insert(number)).await?;
                    assert_eq!(tx.fetch_one(count(), int).await?, before + 1);
                    Ok(())
                })
                .await
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 50);
    let PoolState { connections, idle } = db.state();
    assert!((2..=5).contains(&connections) && idle == connections, "{:?}", db.state());
}

#[tokio::test]
async fn who_waits_too_long_is_told() {
    let folder = Folder::new();
    let config = folder.config().acquire_timeout(Duration::from_millis(50));
    let db = pool_with(config, SCHEMA).await;
    let connection = db.get().await.unwrap();
    let error = db.execute(insert(1)).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(
        error.to_string().starts_with("no connection within 50ms: the one that writes is in use"),
        "{error}"
    );
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 0);
    drop(connection);
    db.execute(insert(1)).await.unwrap();
}

#[tokio::test]
async fn memory_is_one_connection_for_all() {
    let db = memory(SCHEMA).await;
    db.execute(insert(1)).await.unwrap();
    let reader = db.reader();
    let both = tokio::join!(db.fetch_one(count(), int), reader.fetch_one(count(), int));
    assert_eq!((both.0.unwrap(), both.1.unwrap()), (1, 1));
    assert_eq!(db.state(), PoolState { connections: 1, idle: 1 });
}

#[tokio::test]
async fn a_closed_pool_refuses_and_leaves_one_file() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    db.execute(insert(1)).await.unwrap();
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 1);
    let files = || std::fs::read_dir(folder.path()).unwrap().count();
    assert!(files() > 1, "the log stands beside the file");
    db.close().await.unwrap();
    assert_eq!(files(), 1);
    let error = db.execute(insert(2)).await.unwrap_err();
    assert_eq!(error.to_string().split(',').next(), Some("the pool is closed"));
    assert!(db.fetch_one(count(), int).await.is_err());
    db.close().await.unwrap();
    let db = folder.pool("").await;
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 1);
}

#[tokio::test]
async fn closing_waits_for_who_is_there() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let working = db.transaction(async |tx| {
        tokio::time::sleep(Duration::from_millis(100)).await;
        tx.execute(insert(1)).await
    });
    let closing = async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        db.close().await
    };
    let (worked, closed) = tokio::join!(working, closing);
    worked.unwrap();
    closed.unwrap();
    let db = folder.pool("").await;
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 1);
}

#[tokio::test]
async fn settings_of_a_connection() {
    let folder = Folder::new();
    let db = folder.pool("").await;
    for (text, expected) in [
        ("SELECT foreign_keys FROM pragma_foreign_keys", 1),
        ("SELECT 'a' LIKE 'A'", 0),
        ("SELECT synchronous FROM pragma_synchronous", 1),
        ("SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1),
    ] {
        let connection = db.get().await.unwrap();
        assert_eq!(connection.fetch_one(sql(text).returns(&INT), int).await.unwrap(), expected, "{text}");
        assert_eq!(db.fetch_one(sql(text).returns(&INT), int).await.unwrap(), expected, "{text}");
    }
}

#[tokio::test]
async fn a_script_is_done_whole_or_not_at_all() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let outcome = db.batch_execute("INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)").await;
    assert!(outcome.unwrap_err().is_unique_violation());
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 0);
    let outcome = db.batch_execute("BEGIN; INSERT INTO t VALUES (1)").await;
    assert!(outcome.unwrap_err().is_config());
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 0);
    db.batch_execute("PRAGMA optimize").await.unwrap();
    db.batch_execute("VACUUM").await.unwrap();
}

#[tokio::test]
async fn a_connection_whose_thread_panics_is_replaced() {
    let folder = Folder::new();
    let config = folder.config().readers(1).on_first_use(|statement| {
        if statement.text.as_str() == "SELECT 13" {
            panic!("as expected");
        }
    });
    let db = pool_with(config, SCHEMA).await;
    for _ in 0..2 {
        let error = db.fetch_one(sql("SELECT 13").returns(&INT), int).await.unwrap_err();
        assert!(error.is_connection_lost() && error.outcome_unknown(), "{error}");
        assert_eq!(db.fetch_one(count(), int).await.unwrap(), 0);
    }
    assert_eq!(db.state().connections, 2);
}

#[tokio::test]
async fn full_sync_is_set_where_it_is_asked_for() {
    let folder = Folder::new();
    let db = pool_with(folder.config().full_sync(true), "").await;
    let asked = || sql("SELECT synchronous FROM pragma_synchronous").returns(&INT);
    assert_eq!(db.get().await.unwrap().fetch_one(asked(), int).await.unwrap(), 2);
}

#[tokio::test]
async fn a_lazy_pool_opens_when_it_is_asked() {
    let folder = Folder::new();
    let db = Pool::lazy(folder.config()).unwrap();
    assert!(!folder.file().exists());
    assert_eq!(db.fetch_one(sql("SELECT 1").returns(&INT), int).await.unwrap(), 1);
    assert!(folder.file().exists());
}
