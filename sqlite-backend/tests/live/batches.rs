//! Many rows in one statement: all of them or none.

use relvar::backend::Executor;
use relvar::prelude::*;
use relvar_sqlite::Error;

use crate::support::*;

relvar::table! {
    stock {
        #[primary_key] item -> Text,
        pieces -> Int4,
    }
}

#[derive(relvar::Insert)]
#[insert(table = stock)]
struct NewStock {
    item: String,
    pieces: i32,
}

const STOCK: &str = "CREATE TABLE stock (item TEXT NOT NULL, pieces INTEGER NOT NULL CHECK (pieces >= 0), CONSTRAINT stock_pkey PRIMARY KEY (item)) STRICT";

fn rows(pieces: &[i32]) -> Vec<NewStock> {
    pieces.iter().map(|pieces| NewStock { item: format!("item {pieces}"), pieces: *pieces }).collect()
}

async fn count<'c, E: Executor<'c, Backend = relvar_sqlite::Lite>>(db: E) -> i32 {
    match db.fetch_one(sql("SELECT count(*) FROM stock").returns(&INT), int).await {
        Ok(count) => count,
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn all_rows_are_written_and_come_back() {
    let folder = Folder::new();
    let db = folder.pool(STOCK).await;
    let many: Vec<i32> = (0..1000).collect();
    assert_eq!(stock.insert(&rows(&many)).execute(&db).await.unwrap(), 1000);
    let more: Vec<i32> = (1000..2000).collect();
    let back =
        stock.insert(&rows(&more)).returning((stock::item, stock::pieces)).fetch_all(&db).await.unwrap();
    assert_eq!(back.len(), 1000);
    assert!(back.iter().zip(1000..).all(|((item, pieces), n)| *pieces == n && *item == format!("item {n}")));
    assert_eq!(count(&db).await, 2000);
}

#[tokio::test]
async fn one_bad_row_undoes_all() {
    let folder = Folder::new();
    let db = folder.pool(STOCK).await;
    let error = stock.insert(&rows(&[1, 2, -3, 4])).execute(&db).await.unwrap_err();
    assert!(error.is_check_violation(), "{error}");
    assert_eq!(error.failed_row(), Some(2));
    assert!(error.to_string().contains("in row 3 of many"), "{error}");
    assert_eq!(count(&db).await, 0);
    let error = stock.insert(&rows(&[1, 2, 1])).execute(&db).await.unwrap_err();
    assert!(error.violates(stock::pkey), "{error}");
    assert_eq!(count(&db).await, 0);
}

#[tokio::test]
async fn in_a_transaction_the_rest_of_it_stays() {
    let folder = Folder::new();
    let db = folder.pool(STOCK).await;
    db.transaction(async |tx| {
        stock.insert(&rows(&[1])).execute(&tx).await?;
        let error = stock.insert(&rows(&[2, 3, -1])).execute(&tx).await.unwrap_err();
        assert!(error.is_check_violation());
        stock.insert(&rows(&[4, 5])).execute(&tx).await?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(count(&db).await, 3);
}

#[tokio::test]
async fn no_rows_are_nothing_to_do() {
    let db = memory("").await;
    assert_eq!(stock.insert(&rows(&[])).execute(&db).await.unwrap(), 0);
    let none: [i32; 0] = [];
    let request = sql("this is no SQL").bind_each::<Int4, _>(&none).returns(&INT);
    assert!(db.fetch_all(request, int).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_upsert_of_many_rows() {
    let db = memory(STOCK).await;
    stock.insert(&rows(&[1, 2])).execute(&db).await.unwrap();
    let add = |rows| {
        stock.insert(rows).on_conflict(stock::pkey).do_update(stock::pieces.set(stock::pieces.add(10)))
    };
    let given = rows(&[2, 3]);
    assert_eq!(add(&given).execute(&db).await.unwrap(), 2);
    let all = stock.order_by(stock::item).select(stock::pieces).fetch_all(&db).await.unwrap();
    assert_eq!(all, [1, 12, 3]);
    let twice = rows(&[7, 8, 7]);
    let error = add(&twice).execute(&db).await.unwrap_err();
    assert_eq!(error.repeated_rows(), Some((0, 2)), "{error}");
    assert_eq!(count(&db).await, 3);
}

#[tokio::test]
async fn a_value_beside_the_rows_is_the_same_for_each() {
    let db = memory("CREATE TABLE t (a INTEGER, b TEXT) STRICT").await;
    let request = sql("INSERT INTO t VALUES (?1, ?2) RETURNING a, b");
    let request = request.bind_each::<Int4, _>(&[1, 2, 3]).bind::<Text, _>("same").returns(&INT_TEXT);
    let back = db.fetch_all(request, int_text).await.unwrap();
    assert_eq!(back, [1, 2, 3].map(|a| (a, Some("same".to_owned()))));
}

#[tokio::test]
async fn repeated_keys_are_found_before_anything_is_sent() {
    let db = memory("").await;
    let request = sql("this is no SQL").bind_each::<Int4, _>(&[1, 2, 1]).refuse_repeated(&[0]);
    let error = db.execute(request.request()).await.unwrap_err();
    assert!(error.is_repeated_row(), "{error}");
}
