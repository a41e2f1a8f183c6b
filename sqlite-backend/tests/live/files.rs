//! Files that are locked, full, damaged, read only, not there, or something else.

use std::fs;
use std::time::{Duration, Instant};

use relvar::backend::Executor;
use relvar_sqlite::{Config, Error, Pool, Reader};

use crate::support::*;

const SCHEMA: &str = "CREATE TABLE t (a INTEGER, b TEXT) STRICT; INSERT INTO t VALUES (1, 'kept')";

async fn refused(config: Config) -> Error {
    match Pool::with_config(config).await {
        Ok(_) => panic!("it was opened"),
        Err(error) => error,
    }
}

#[tokio::test]
async fn a_locked_database_is_waited_for_and_then_told() {
    let folder = Folder::new();
    let db = pool_with(folder.config().busy_timeout(Duration::from_millis(100)), SCHEMA).await;
    let other = folder.pool("").await;
    other
        .transaction(async |tx| {
            tx.execute(sql("UPDATE t SET b = 'theirs'").request()).await?;
            let started = Instant::now();
            let error = db.execute(sql("UPDATE t SET b = 'ours'").request()).await.unwrap_err();
            assert!(started.elapsed() >= Duration::from_millis(90));
            assert!(error.is_busy() && error.is_timeout(), "{error}");
            let shown = error.to_string();
            assert!(
                shown.starts_with("the database is locked by another connection, for longer than 100ms"),
                "{shown}"
            );
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    db.execute(sql("UPDATE t SET b = 'ours'").request()).await.unwrap();
}

#[tokio::test]
async fn the_statement_timeout_counts_while_a_lock_is_waited_for() {
    let folder = Folder::new();
    let config = folder.config().busy_timeout(Duration::from_secs(600));
    let db = pool_with(config.statement_timeout(Duration::from_millis(50)), SCHEMA).await;
    let other = folder.pool("").await;
    other
        .transaction(async |tx| {
            tx.execute(sql("UPDATE t SET b = 'theirs'").request()).await?;
            let error = db.execute(sql("UPDATE t SET b = 'ours'").request()).await.unwrap_err();
            assert!(error.to_string().starts_with("the statement took longer than 50ms"), "{error}");
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
}

/// Who gives up waiting for a lock does not keep the connection waiting.
#[tokio::test]
async fn waiting_for_a_lock_can_be_given_up() {
    let folder = Folder::new();
    let db = pool_with(folder.config().busy_timeout(Duration::from_secs(600)), SCHEMA).await;
    let other = folder.pool("").await;
    other
        .transaction(async |tx| {
            tx.execute(sql("UPDATE t SET b = 'theirs'").request()).await?;
            let waiting = db.execute(sql("UPDATE t SET b = 'ours'").request());
            assert!(tokio::time::timeout(Duration::from_millis(50), waiting).await.is_err());
            let begin = db.transaction(async |_| Ok::<_, Error>(()));
            assert!(tokio::time::timeout(Duration::from_millis(50), begin).await.is_err());
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    assert_eq!(db.execute(sql("UPDATE t SET b = 'ours'").request()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_file_that_is_only_read() {
    let folder = Folder::new();
    folder.pool(SCHEMA).await.close().await.unwrap();
    let db = Pool::connect(&format!("sqlite://{}?mode=ro", folder.file().display())).await.unwrap();
    assert_eq!(db.fetch_one(sql("SELECT a FROM t").returns(&INT), int).await.unwrap(), 1);
    let error = db.execute(sql("UPDATE t SET a = 2").request()).await.unwrap_err();
    assert!(error.is_read_only(), "{error}");
    assert!(error.to_string().starts_with("the database cannot be written"), "{error}");
    let reader = Reader::with_config(folder.config()).await.unwrap();
    assert_eq!(reader.fetch_one(sql("SELECT a FROM t").returns(&INT), int).await.unwrap(), 1);
}

#[tokio::test]
async fn a_full_disk_undoes_the_statement() {
    let folder = Folder::new();
    let db = folder.pool(SCHEMA).await;
    let connection = db.get().await.unwrap();
    let most = sql("SELECT page_count + 2 FROM pragma_page_count").returns(&INT);
    let most = connection.fetch_one(most, int).await.unwrap();
    connection.batch_execute(&format!("PRAGMA max_page_count = {most}")).await.unwrap();
    let text = "x".repeat(100_000);
    let insert = || sql("INSERT INTO t VALUES (2, ?1)").bind::<Text, _>(&*text).request();
    let error = connection.execute(insert()).await.unwrap_err();
    assert!(error.is_full(), "{error}");
    assert!(error.to_string().starts_with("there is no more room on the disk"), "{error}");
    drop(connection);
    let count = || sql("SELECT count(*) FROM t").returns(&INT);
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 1);
    // In a transaction too: what it did before is kept or not, but never without being told.
    let outcome = db
        .transaction(async |tx| {
            tx.execute(sql("INSERT INTO t VALUES (3, 'small')").request()).await?;
            tx.execute(insert()).await.unwrap_err();
            Ok::<_, Error>(())
        })
        .await;
    let kept = db.fetch_one(count(), int).await.unwrap();
    match outcome {
        Ok(()) => assert_eq!(kept, 2),
        Err(error) => assert!(error.is_aborted() && kept == 1, "{error}"),
    }
}

#[tokio::test]
async fn a_damaged_file_is_told() {
    let folder = Folder::new();
    let db = folder.pool("CREATE TABLE t (a INTEGER, b TEXT) STRICT").await;
    let text = "x".repeat(1000);
    let rows: Vec<i32> = (0..200).collect();
    let insert = sql("INSERT INTO t VALUES (?1, ?2)").bind_each::<Int4, _>(&rows).bind::<Text, _>(&*text);
    db.execute(insert.request()).await.unwrap();
    db.close().await.unwrap();
    let mut bytes = fs::read(folder.file()).unwrap();
    for byte in &mut bytes[4096..] {
        *byte = 0xA5;
    }
    fs::write(folder.file(), bytes).unwrap();
    let db = folder.pool("").await;
    let error = db.fetch_all(sql("SELECT a FROM t").returns(&INT), int).await.unwrap_err();
    assert!(error.is_corrupt(), "{error}");
    assert!(error.to_string().starts_with("the database file is damaged"), "{error}");
}

#[tokio::test]
async fn a_file_of_something_else_is_told() {
    let folder = Folder::new();
    fs::write(folder.file(), "this is a letter, and no database; ".repeat(100)).unwrap();
    let error = refused(folder.config()).await;
    assert!(error.is_connect() && error.is_corrupt(), "{error}");
    let shown = error.to_string();
    assert!(shown.starts_with("cannot open database \"") && shown.contains("test.db"), "{shown}");
    assert!(shown.contains("the file is no SQLite database"), "{shown}");
}

#[tokio::test]
async fn a_directory_that_is_not_there_is_named() {
    let folder = Folder::new();
    let missing = folder.path().join("missing");
    let error = refused(Config::file(missing.join("a.db"))).await;
    assert!(error.to_string().contains(&format!("there is no directory {}", missing.display())), "{error}");
    fs::write(folder.file(), "").unwrap();
    let error = refused(Config::file(folder.file().join("a.db"))).await;
    assert!(error.to_string().contains("is no directory"), "{error}");
    let error = refused(Config::file(folder.path())).await;
    assert!(error.to_string().contains("it is a directory"), "{error}");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_made_only_where_the_mode_says_so() {
    let folder = Folder::new();
    let url = |mode: &str| format!("sqlite://{}?mode={mode}", folder.file().display());
    for mode in ["ro", "rw"] {
        let error = Pool::connect(&url(mode)).await.unwrap_err();
        assert!(error.is_connect() && error.to_string().contains("there is no such file"), "{error}");
        assert!(!folder.file().exists());
    }
    Pool::connect(&url("rwc")).await.unwrap();
    assert!(folder.file().exists());
}
