//! Rows as they arrive: read slowly, dropped early, failing in the middle.

use std::time::Duration;

use futures_util::StreamExt;
use relvar::backend::Executor;
use relvar_sqlite::Error;

use crate::support::*;

const NUMBERS: &str =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n";
/// It never ends.
const ENDLESS: &str =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i % 1000 FROM n";

#[tokio::test]
async fn a_slow_reader_gets_all_rows() {
    let folder = Folder::new();
    let db = folder.pool("").await;
    let mut rows = db.fetch_stream(sql(NUMBERS).returns(&INT), int);
    let mut expected = 0;
    while let Some(row) = rows.next().await {
        expected += 1;
        assert_eq!(row.unwrap(), expected);
        if expected % 1000 == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    assert_eq!(expected, 5000);
    assert!(rows.next().await.is_none());
}

#[tokio::test]
async fn a_stream_without_end_is_read_as_far_as_wanted() {
    let folder = Folder::new();
    let db = folder.pool("").await;
    for _ in 0..3 {
        let rows = db.fetch_stream(sql(ENDLESS).returns(&INT), int);
        let some: Vec<_> = rows.take(700).map(Result::unwrap).collect().await;
        assert_eq!(some.len(), 700);
    }
    // The connection is free again.
    let config = folder.config().readers(1).acquire_timeout(Duration::from_secs(5));
    let db = pool_with(config, "").await;
    drop(db.fetch_stream(sql(ENDLESS).returns(&INT), int).take(1).collect::<Vec<_>>().await);
    assert_eq!(db.fetch_one(sql("SELECT 1").returns(&INT), int).await.unwrap(), 1);
}

#[tokio::test]
async fn a_row_that_cannot_be_read_ends_the_stream() {
    let db = memory("").await;
    let text = "SELECT 1 UNION ALL SELECT 'x' UNION ALL SELECT 3";
    let rows: Vec<_> = db.fetch_stream(sql(text).returns(&INT), int).collect().await;
    assert_eq!(rows.len(), 2);
    assert_eq!(*rows[0].as_ref().unwrap(), 1);
    let error = rows[1].as_ref().unwrap_err();
    assert!(
        error.is_codec() && error.to_string().contains("column 1 of the result: it holds text"),
        "{error}"
    );
    assert_eq!(db.fetch_one(sql("SELECT 1").returns(&INT), int).await.unwrap(), 1);
}

#[tokio::test]
async fn an_error_in_the_middle_comes_after_the_rows_before_it() {
    let db = memory("").await;
    let text = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) \
                SELECT CASE WHEN i = 400 THEN abs(-9223372036854775808) ELSE i END FROM n";
    let rows: Vec<_> = db.fetch_stream(sql(text).returns(&INT), int).collect().await;
    let failed = rows.iter().position(Result::is_err).unwrap();
    assert_eq!(failed, rows.len() - 1);
    let error = rows[failed].as_ref().unwrap_err();
    assert_eq!(error.message(), Some("integer overflow"), "{error}");
}

#[tokio::test]
async fn a_stream_in_a_transaction_leaves_it_usable() {
    let folder = Folder::new();
    let db = folder.pool("CREATE TABLE t (a INTEGER) STRICT").await;
    db.transaction(async |mut tx| {
        let some: Vec<_> = (&mut tx).fetch_stream(sql(ENDLESS).returns(&INT), int).take(3).collect().await;
        assert_eq!(some.len(), 3);
        tx.execute(sql("INSERT INTO t VALUES (1)").request()).await?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(db.fetch_one(sql("SELECT count(*) FROM t").returns(&INT), int).await.unwrap(), 1);
}
