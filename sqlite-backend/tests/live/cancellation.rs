//! A dropped future stops its statement, and only that one.

use std::time::{Duration, Instant};

use relvar::backend::{Executor, Request};
use relvar_sqlite::{Error, Lite};

use crate::support::*;

const LONG: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) SELECT count(*) FROM n";
const LONG_WRITE: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) \
     INSERT INTO t SELECT i FROM n";

fn count() -> Request<Lite> {
    sql("SELECT count(*) FROM t").returns(&INT)
}

/// Much less than the statement would take, and more than a busy machine needs to stop it.
const SOON: Duration = Duration::from_secs(20);

async fn given_up<T>(future: impl Future<Output = T>) {
    assert!(tokio::time::timeout(Duration::from_millis(100), future).await.is_err());
}

#[tokio::test]
async fn a_long_query_is_stopped_and_the_connection_goes_on() {
    let folder = Folder::new();
    let db = pool_with(folder.config().readers(1), "").await;
    let started = Instant::now();
    for _ in 0..3 {
        given_up(db.fetch_one(sql(LONG).returns(&INT), int)).await;
        assert_eq!(db.fetch_one(sql("SELECT 1").returns(&INT), int).await.unwrap(), 1);
    }
    assert!(started.elapsed() < SOON);
}

#[tokio::test]
async fn a_long_write_is_stopped_and_undone() {
    let folder = Folder::new();
    let db = folder.pool("CREATE TABLE t (a INTEGER) STRICT").await;
    given_up(db.execute(sql(LONG_WRITE).request())).await;
    db.execute(sql("INSERT INTO t VALUES (1)").request()).await.unwrap();
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 1);
}

#[tokio::test]
async fn a_long_batch_is_stopped_and_undone() {
    let folder = Folder::new();
    let db = folder.pool("CREATE TABLE t (a INTEGER) STRICT").await;
    let many: Vec<i32> = (0..2_000_000).collect();
    let insert = sql("INSERT INTO t VALUES (?1)").bind_each::<Int4, _>(&many).request();
    given_up(db.execute(insert)).await;
    assert_eq!(db.execute(sql("INSERT INTO t VALUES (1)").request()).await.unwrap(), 1);
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 1);
}

#[tokio::test]
async fn who_waits_in_the_queue_is_not_stopped() {
    let db = memory("").await;
    let connection = db.get().await.unwrap();
    let long = connection.fetch_one(sql(LONG).returns(&INT), int);
    let short = connection.fetch_one(sql("SELECT 7").returns(&INT), int);
    let long = tokio::time::timeout(Duration::from_millis(100), long);
    let (long, short) = tokio::join!(long, short);
    assert!(long.is_err());
    assert_eq!(short.unwrap(), 7);
}

#[tokio::test]
async fn a_future_that_is_dropped_in_the_queue_never_runs() {
    let db = memory("CREATE TABLE t (a INTEGER) STRICT").await;
    let connection = db.get().await.unwrap();
    let insert = connection.execute(sql("INSERT INTO t VALUES (1)").request());
    let long =
        tokio::time::timeout(Duration::from_millis(200), connection.fetch_one(sql(LONG).returns(&INT), int));
    let (long, insert) = tokio::join!(biased; long, tokio::time::timeout(Duration::from_millis(50), insert));
    assert!(long.is_err() && insert.is_err());
    assert_eq!(connection.fetch_one(count(), int).await.unwrap(), 0);
}

#[tokio::test]
async fn the_statement_timeout_stops_a_statement() {
    let folder = Folder::new();
    let config = folder.config().statement_timeout(Duration::from_millis(50));
    let db = pool_with(config, "CREATE TABLE t (a INTEGER) STRICT").await;
    for text in [LONG, LONG_WRITE] {
        let error = db.execute(sql(text).request()).await.unwrap_err();
        assert!(error.is_timeout(), "{error}");
        assert!(error.to_string().starts_with("the statement took longer than 50ms"), "{error}");
    }
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 0);
}

/// SQLite undoes the whole transaction then: nothing of it may be kept, and nothing may run behind it by itself.
#[tokio::test]
async fn a_write_that_is_given_up_in_a_transaction_ends_it() {
    let folder = Folder::new();
    let db = folder.pool("CREATE TABLE t (a INTEGER) STRICT").await;
    let outcome = db
        .transaction(async |tx| {
            tx.execute(sql("INSERT INTO t VALUES (1)").request()).await?;
            given_up(tx.execute(sql(LONG_WRITE).request())).await;
            let after = tx.execute(sql("INSERT INTO t VALUES (2)").request()).await;
            assert!(after.unwrap_err().is_aborted());
            Ok::<_, Error>(())
        })
        .await;
    assert!(outcome.unwrap_err().is_aborted());
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 0);
}

#[tokio::test]
async fn a_query_that_is_given_up_in_a_transaction_leaves_it() {
    let folder = Folder::new();
    let db = folder.pool("CREATE TABLE t (a INTEGER) STRICT").await;
    db.transaction(async |tx| {
        tx.execute(sql("INSERT INTO t VALUES (1)").request()).await?;
        given_up(tx.fetch_one(sql(LONG).returns(&INT), int)).await;
        tx.execute(sql("INSERT INTO t VALUES (2)").request()).await?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(db.fetch_one(count(), int).await.unwrap(), 2);
}
