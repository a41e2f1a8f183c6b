//! Statements of one row and of many, their values and what they affect.

use std::sync::{Arc, Mutex};

use relvar::backend::Executor;
use relvar::prelude::*;
use relvar_sqlite::Config;

use crate::support::*;

relvar::table! {
    people {
        #[primary_key] #[identity] id -> Int4,
        name -> Text,
        age -> Nullable<Int4>,
    }
}

const PEOPLE: &str = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER) STRICT";

#[tokio::test]
async fn the_language_runs_on_it() {
    let folder = Folder::new();
    let db = folder.pool(PEOPLE).await;
    let id: i32 = people.insert(people::name.set("Ann")).returning(people::id).fetch_one(&db).await.unwrap();
    assert_eq!(id, 1);
    let changed =
        people.update(people::age.set(Some(30))).filter(people::id.eq(1)).execute(&db).await.unwrap();
    assert_eq!(changed, 1);
    let all: Vec<people::Row> = people.fetch_all(&db).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].name.as_str(), all[0].age), ("Ann", Some(30)));
    assert_eq!(people.delete().all_rows().execute(&db).await.unwrap(), 1);
    assert_eq!(people.filter(people::id.eq(1)).select(people::id).fetch_optional(&db).await.unwrap(), None);
}

#[tokio::test]
async fn values_come_back_as_they_were_sent() {
    let db = memory("").await;
    for text in ["", "Ann", "Zoë 🦀", "it's \"quoted\" ?1"] {
        let request = sql("SELECT 1, ?1").bind::<Text, _>(text).returns(&INT_TEXT);
        assert_eq!(db.fetch_one(request, int_text).await.unwrap(), (1, Some(text.to_owned())));
    }
    for number in [i32::MIN, -1, 0, i32::MAX] {
        let request = sql("SELECT ?1").bind::<Int4, _>(&number).returns(&INT);
        assert_eq!(db.fetch_one(request, int).await.unwrap(), number);
    }
    let request = sql("SELECT 1, ?1").bind::<Text, _>(&None::<&str>).returns(&INT_TEXT);
    assert_eq!(db.fetch_one(request, int_text).await.unwrap(), (1, None));
}

#[tokio::test]
async fn the_number_of_rows_is_checked() {
    let db = memory("").await;
    let none = || sql("SELECT 1 WHERE FALSE").returns(&INT);
    let two = || sql("VALUES (1), (2)").returns(&INT);
    assert!(db.fetch_one(none(), int).await.unwrap_err().is_not_found());
    assert!(db.fetch_one(two(), int).await.unwrap_err().is_too_many_rows());
    assert!(db.fetch_optional(two(), int).await.unwrap_err().is_too_many_rows());
    assert_eq!(db.fetch_optional(none(), int).await.unwrap(), None);
    assert_eq!(db.fetch_all(two(), int).await.unwrap(), [1, 2]);
}

#[tokio::test]
async fn affected_rows_are_counted_for_each_statement() {
    let db = memory(
        "CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT; CREATE TABLE log (a INTEGER) STRICT; \
        CREATE TRIGGER noted AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a), (new.a); END",
    )
    .await;
    let insert = sql("INSERT INTO t VALUES (1), (2), (3)").request();
    assert_eq!(db.execute(insert).await.unwrap(), 3);
    assert_eq!(db.execute(sql("UPDATE t SET a = a WHERE a > 9").request()).await.unwrap(), 0);
    assert_eq!(db.execute(sql("DELETE FROM t WHERE a < 3 RETURNING a").request()).await.unwrap(), 2);
    assert_eq!(db.fetch_one(sql("SELECT count(*) FROM log").returns(&INT), int).await.unwrap(), 6);
}

#[tokio::test]
async fn many_rows_come_in_their_order() {
    let folder = Folder::new();
    let db = folder.pool("").await;
    let text = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) \
                SELECT i, CASE WHEN i % 3 THEN 'row ' || i END FROM n";
    let rows = db.fetch_all(sql(text).returns(&INT_TEXT), int_text).await.unwrap();
    assert_eq!(rows.len(), 10_000);
    for (number, (i, text)) in (1..).zip(rows) {
        assert_eq!(i, number);
        assert_eq!(text, (number % 3 != 0).then(|| format!("row {number}")));
    }
}

#[tokio::test]
async fn large_texts_come_whole() {
    let db = memory("").await;
    let text = "x".repeat(3_000_000);
    let request = sql("SELECT 1, ?1 UNION ALL SELECT 2, ?1 UNION ALL SELECT 3, 'y'").bind::<Text, _>(&*text);
    let rows = db.fetch_all(request.returns(&INT_TEXT), int_text).await.unwrap();
    assert_eq!(rows, [(1, Some(text.clone())), (2, Some(text)), (3, Some("y".to_owned()))]);
}

#[tokio::test]
async fn a_statement_is_prepared_once_for_its_connection() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let notes = told.clone();
    let config = Config::memory().on_first_use(move |statement| {
        notes.lock().unwrap().push(statement.text.as_str().to_owned());
    });
    let db = pool_with(config, "").await;
    for number in 0..3 {
        let request = sql("SELECT ?1").bind::<Int4, _>(&number).returns(&INT);
        assert_eq!(db.fetch_one(request, int).await.unwrap(), number);
        let request = rendered("SELECT 1 + ?1").bind::<Int4, _>(&number).returns(&INT);
        assert_eq!(db.fetch_one(request, int).await.unwrap(), number + 1);
    }
    assert_eq!(*told.lock().unwrap(), ["SELECT ?1", "SELECT 1 + ?1"]);
}

#[tokio::test]
async fn a_changed_table_is_seen_by_prepared_statements() {
    let folder = Folder::new();
    let db = folder.pool("CREATE TABLE t (a INTEGER, b TEXT) STRICT; INSERT INTO t VALUES (1, 'x')").await;
    let request = || sql("SELECT a, b FROM t").returns(&INT_TEXT);
    assert_eq!(db.fetch_one(request(), int_text).await.unwrap().1.as_deref(), Some("x"));
    db.batch_execute("ALTER TABLE t DROP COLUMN b; ALTER TABLE t ADD COLUMN b TEXT DEFAULT 'new'")
        .await
        .unwrap();
    assert_eq!(db.fetch_one(request(), int_text).await.unwrap().1.as_deref(), Some("new"));
}

#[tokio::test]
async fn an_empty_statement_is_not_sent() {
    let db = memory("").await;
    let mut request = sql("this is no SQL").request();
    request.empty = true;
    assert_eq!(db.execute(request).await.unwrap(), 0);
}

#[tokio::test]
async fn no_runtime_is_needed() {
    let thread = std::thread::spawn(|| {
        futures_executor(async {
            let db = memory("CREATE TABLE t (a INTEGER) STRICT").await;
            db.execute(sql("INSERT INTO t VALUES (7)").request()).await.unwrap();
            db.fetch_one(sql("SELECT a FROM t").returns(&INT), int).await.unwrap()
        })
    });
    assert_eq!(thread.join().unwrap(), 7);
}

/// The smallest executor there is.
fn futures_executor<F: Future>(future: F) -> F::Output {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Arc::new(Unpark(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            std::task::Poll::Ready(output) => return output,
            std::task::Poll::Pending => std::thread::park(),
        }
    }
}
