//! COPY in and out, and `insert_bulk`.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use relvar::prelude::*;
use relvar_pg::{BulkMethod, CopyMethods as _, CopyStatement as _, Csv, Error, Pool};
use relvar_tests::{PostStatus, TestResult, posts, tags, users, with_database};

relvar::table! {
    /// Every kind of value that COPY could get wrong.
    samples {
        #[primary_key] id -> Int4,
        labels -> Array<Text>,
        moods -> Nullable<Array<relvar_tests::PostStatus>>,
        price -> Nullable<Numeric>,
        key -> Uuid,
        at -> Timestamptz,
        data -> Nullable<Bytea>,
        extra -> Jsonb,
    }
}

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
    uses: i32,
}

#[derive(relvar::Insert)]
#[insert(table = posts)]
struct NewPost {
    user_id: i32,
    title: String,
    body: Option<String>,
    status: PostStatus,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Counted {
    uses: i32,
    name: String,
}

fn tag(number: i32) -> NewTag {
    NewTag { name: format!("tag {number}"), uses: number }
}

async fn count(db: &Pool) -> Result<i64, Error> {
    tags.count().fetch_one(db).await
}

// SQLite: COPY
#[tokio::test]
async fn i1_structs_go_in_and_come_out() {
    with_database(async |db| {
        let mut copy = posts.copy_in::<NewPost>().start(db).await?;
        for number in 0..3 {
            let body = (number != 1).then(|| "it's \\ a\tbody".to_owned());
            let title = format!("Copied {number}");
            copy.send(&NewPost { user_id: 1, title, body, status: PostStatus::Published }).await?;
        }
        assert_eq!(copy.rows(), 3);
        assert_eq!(copy.finish().await?, 3);

        let query = posts.filter(posts::title.like("Copied%")).order_by(posts::id);
        let copied: Vec<posts::Row> = query.copy_out(db).try_collect().await?;
        assert_eq!(copied, query.fetch_all(db).await?);
        assert_eq!(copied.len(), 3);
        assert_eq!((copied[1].body.as_deref(), copied[2].body.as_deref()), (None, Some("it's \\ a\tbody")));
        assert_eq!((copied[0].views, copied[0].title_key.as_str()), (0, "copied 0"));
        Ok(())
    })
    .await;
}

// SQLite: COPY
#[tokio::test]
async fn tuples_go_in_and_structs_come_out_by_name() {
    with_database(async |db| {
        let mut copy = tags.copy_in_columns((tags::uses, tags::name)).start(db).await?;
        copy.send(&(7, "seven")).await?;
        copy.send(&(8, "eight")).await?;
        assert_eq!(copy.finish().await?, 2);
        let rows: Vec<Counted> = tags
            .select_as::<Counted>()
            .filter(tags::uses.gt(5))
            .order_by(tags::uses)
            .copy_out(db)
            .try_collect()
            .await?;
        assert_eq!(
            rows,
            [Counted { uses: 7, name: "seven".into() }, Counted { uses: 8, name: "eight".into() }]
        );
        Ok(())
    })
    .await;
}

// SQLite: COPY
#[tokio::test]
async fn a_join_is_copied_out_with_its_values_as_constants() {
    with_database(async |db| {
        let query = || {
            users
                .left_join(posts)
                .filter(users::name.ne("it's $1 \\ \" nobody"))
                .filter(users::age.gt(-1).or(users::age.is_null()))
                .filter(users::id.eq_any(vec![1, 3, 4]))
                .order_by((users::id, posts::id))
                .limit(3)
                .select((users::name, posts::title, val::<Text, _>("'); DROP TABLE tags; --")))
        };
        let copied: Vec<(String, Option<String>, String)> = query().copy_out(db).try_collect().await?;
        assert_eq!(copied, query().fetch_all(db).await?);
        assert_eq!(copied.len(), 3);
        assert_eq!(copied[2], ("Cid".to_owned(), None, "'); DROP TABLE tags; --".to_owned()));
        assert_eq!(count(db).await?, 2);
        // An enum of the database, an array, NULL.
        let drafts = posts.filter(posts::status.eq(PostStatus::Draft)).select((posts::id, posts::body));
        let drafts: Vec<(i32, Option<String>)> = drafts.copy_out(db).try_collect().await?;
        assert_eq!(drafts, [(2, None)]);
        let written = tags.delete().filter(tags::uses.gt(1)).returning(tags::name);
        let written: Vec<String> = written.copy_out(db).try_collect().await?;
        assert_eq!(written, ["rust"]);
        assert_eq!(count(db).await?, 1);
        Ok(())
    })
    .await;
}

// SQLite: COPY
#[tokio::test]
async fn csv_goes_in_and_comes_out() {
    with_database(async |db| {
        let csv = Csv::new().header_match().delimiter(';').null("-");
        let mut copy = tags.copy_in_csv((tags::name, tags::uses), csv.clone()).start(db).await?;
        // Pieces need not end where lines do.
        copy.send("name;us").await?;
        copy.send(Bytes::from_static(b"es\n\"semi;colon\";5\n\"-\";6\n")).await?;
        assert_eq!(copy.finish().await?, 2);
        let out = Csv::new().header().delimiter(';').null("-");
        let query = tags.filter(tags::uses.ge(5)).order_by(tags::uses).select((tags::name, tags::uses));
        let bytes: Vec<Bytes> = query.copy_out_csv(&out, db).try_collect().await?;
        assert_eq!(bytes.concat(), b"name;uses\n\"semi;colon\";5\n\"-\";6\n");

        let mut copy = tags.copy_in_csv((tags::name, tags::uses), Csv::new()).start(db).await?;
        copy.send("one,1\ntwo,two\n").await?;
        let error = copy.finish().await.unwrap_err();
        assert_eq!((error.sqlstate(), error.copy_line()), (Some("22P02"), Some(2)));
        assert!(!format!("{error} {error:?}").contains("\"two\""), "{error}");
        assert!(!error.outcome_unknown());
        assert_eq!(count(db).await?, 4);
        let wrong = Csv::new().delimiter('é');
        assert_eq!(
            tags.copy_in_csv(tags::name, wrong).start(db).await.unwrap_err().sqlstate(),
            Some("0A000")
        );
        Ok(())
    })
    .await;
}

// SQLite: COPY
#[tokio::test]
async fn a_copy_that_does_not_end_leaves_nothing() {
    with_database(async |db| {
        // Dropped.
        let mut copy = tags.copy_in::<NewTag>().start(db).await?;
        for number in 0..50_000 {
            copy.send(&tag(number)).await?;
        }
        drop(copy);
        assert_eq!(count(db).await?, 2);
        // Given up.
        let mut copy = tags.copy_in::<NewTag>().start(db).await?;
        copy.send(&tag(1)).await?;
        copy.abort().await;
        assert_eq!(count(db).await?, 2);
        // Its rows fail.
        let rows = stream::iter((0..10).map(|number| match number {
            7 => Err(Error::from(relvar::backend::CodecError::new("no seven"))),
            number => Ok(tag(number)),
        }));
        let mut copy = tags.copy_in::<NewTag>().start(db).await?;
        assert!(copy.send_all(rows).await.unwrap_err().to_string().contains("no seven"));
        assert!(copy.finish().await.unwrap_err().is_copy_aborted());
        assert_eq!(count(db).await?, 2);
        // A value that cannot be sent.
        let mut copy = tags.copy_in::<NewTag>().start(db).await?;
        copy.send(&tag(1)).await?;
        let error = copy.send(&NewTag { name: "nul\0".into(), uses: 1 }).await.unwrap_err();
        assert!(error.is_codec() && error.to_string().contains("row 2: parameter $1 (text)"), "{error}");
        assert!(copy.finish().await.unwrap_err().is_copy_aborted());
        // A row that the server refuses.
        let mut copy = tags.copy_in::<NewTag>().start(db).await?;
        for number in [1, 2, 1] {
            copy.send(&tag(number)).await?;
        }
        let error = copy.finish().await.unwrap_err();
        assert!(error.is_unique_violation());
        assert_eq!(error.copy_line(), Some(3));
        assert_eq!(count(db).await?, 2);
        Ok(())
    })
    .await;
}

// SQLite: COPY
#[tokio::test]
async fn x5_a_copy_has_its_transaction_to_itself() {
    with_database(async |db| {
        db.transaction(async |mut tx| {
            let mut copy = tags.copy_in::<NewTag>().start(&mut tx).await?;
            copy.send(&tag(1)).await?;
            copy.finish().await?;
            let names: Vec<String> =
                tags.select(tags::name).order_by(tags::name).copy_out(&mut tx).try_collect().await?;
            assert_eq!(names, ["rust", "sql", "tag 1"]);
            Ok::<_, Error>(())
        })
        .await?;
        // Swallowed or not, a COPY that was dropped fails its transaction.
        let outcome = db
            .transaction(async |mut tx| {
                tags.insert(tags::name.set("lost")).execute(&tx).await?;
                let mut copy = tags.copy_in::<NewTag>().start(&mut tx).await?;
                copy.send(&tag(2)).await?;
                drop(copy);
                Ok::<_, Error>(())
            })
            .await;
        assert!(outcome.unwrap_err().to_string().starts_with("nothing was committed"));
        assert_eq!(count(db).await?, 3);
        // A savepoint around it keeps the rest.
        db.transaction(async |mut tx| {
            tags.insert(tags::name.set("kept")).execute(&tx).await?;
            let tried = tx
                .transaction(async |mut savepoint| {
                    let mut copy = tags.copy_in::<NewTag>().start(&mut savepoint).await?;
                    copy.send(&tag(1)).await?;
                    copy.finish().await
                })
                .await;
            assert!(tried.unwrap_err().is_unique_violation());
            Ok::<_, Error>(())
        })
        .await?;
        assert_eq!(count(db).await?, 4);
        let mut connection = db.get().await?;
        let mut rows = tags.order_by(tags::name).select(tags::name).copy_out(&mut connection);
        assert_eq!(rows.next().await.unwrap()?, "kept");
        drop(rows);
        assert_eq!(tags.count().fetch_one(&connection).await?, 4);
        Ok(())
    })
    .await;
}

// SQLite: COPY
#[tokio::test]
async fn a_table_of_another_shape_is_drift_and_not_garbage() {
    with_database(async |db| {
        db.batch_execute("ALTER TABLE tags ALTER uses DROP DEFAULT, ALTER uses TYPE float4").await?;
        let error = tags.copy_in::<NewTag>().start(db).await.unwrap_err();
        assert!(error.is_drift(), "{error}");
        assert_eq!(error.column(), Some("uses"));
        let rows: Result<Vec<tags::Row>, Error> = tags.query().copy_out(db).try_collect().await;
        assert!(rows.unwrap_err().is_drift());
        Ok(())
    })
    .await;
}

// SQLite: COPY
#[tokio::test]
async fn every_kind_of_value_goes_in_and_comes_out() {
    with_database(async |db| {
        db.batch_execute(
            "CREATE TABLE samples (id int4 PRIMARY KEY, labels text[] NOT NULL, moods post_status[], price numeric, \
             key uuid NOT NULL, at timestamptz NOT NULL, data bytea, extra jsonb NOT NULL)",
        )
        .await?;
        let row = |id: i32, full: bool| samples::Row {
            id,
            labels: vec!["a".to_owned(), "b,\"c\"".to_owned()],
            moods: full.then(|| vec![PostStatus::Draft, PostStatus::Published]),
            price: full.then(|| rust_decimal::Decimal::new(-12345, 3)),
            key: uuid::Uuid::from_u128(id as u128),
            at: jiff::Timestamp::from_second(1_700_000_000).unwrap(),
            data: full.then(|| vec![0, 1, 255]),
            extra: serde_json::json!({"n": [1, null]}),
        };
        let mut copy = samples
            .copy_in_columns((
                samples::id,
                samples::labels,
                samples::moods,
                samples::price,
                samples::key,
                samples::at,
                samples::data,
                samples::extra,
            ))
            .start(db)
            .await?;
        for sent in [row(1, true), row(2, false)] {
            let samples::Row { id, labels, moods, price, key, at, data, extra } = sent;
            copy.send(&(id, labels, moods, price, key, at, data, extra)).await?;
        }
        assert_eq!(copy.finish().await?, 2);
        let expected = [row(1, true), row(2, false)];
        let copied: Vec<samples::Row> = samples.order_by(samples::id).copy_out(db).try_collect().await?;
        assert_eq!(copied, expected);
        // And as constants of the query.
        let first = &expected[0];
        let found: Vec<i32> = samples
            .filter(samples::labels.eq(first.labels.clone()))
            .filter(samples::moods.eq(first.moods.clone().unwrap()))
            .filter(samples::price.eq(first.price.unwrap()))
            .filter(samples::key.eq(first.key))
            .filter(samples::at.eq(first.at))
            .filter(samples::data.eq(first.data.clone().unwrap()))
            .filter(samples::extra.eq(first.extra.clone()))
            .select(samples::id)
            .copy_out(db)
            .try_collect()
            .await?;
        assert_eq!(found, [1]);
        Ok(())
    })
    .await;
}

// SQLite: COPY
#[tokio::test]
async fn insert_bulk_says_what_it_did() {
    with_database(async |db| bulk(db).await).await;
}

async fn bulk(db: &Pool) -> TestResult {
    tags.truncate().execute(db).await?;
    let none = tags.insert_bulk(Vec::<NewTag>::new()).execute(db).await?;
    assert_eq!((none.rows, none.method), (0, BulkMethod::Insert));
    let few = tags.insert_bulk((0..100).map(tag)).execute(db).await?;
    assert_eq!((few.rows, few.method), (100, BulkMethod::Insert));

    let told = Arc::new(Mutex::new(Vec::new()));
    let (teller, rows) = (told.clone(), (100..25_100).map(tag));
    let many =
        tags.insert_bulk(rows).progress(move |rows| teller.lock().unwrap().push(rows)).execute(db).await?;
    assert_eq!((many.rows, many.method), (25_000, BulkMethod::Copy));
    assert_eq!(*told.lock().unwrap(), [10_000, 20_000, 25_000]);
    assert_eq!(count(db).await?, 25_100);

    // Either way all or none, and the error of the rows is the program's own.
    for copy_from in [1, 1_000] {
        let twice = tags.insert_bulk([tag(-1), tag(-2), tag(7)]).copy_from(copy_from).execute(db).await;
        assert!(twice.unwrap_err().is_unique_violation());
        let rows = stream::iter([Ok(tag(-1)), Err(Own::Rows)]);
        let failed = tags.insert_bulk_stream(rows).copy_from(copy_from).execute(db).await;
        assert!(matches!(failed, Err(Own::Rows)));
        assert_eq!(count(db).await?, 25_100);
    }
    // In a transaction and on a spawned task.
    let other = db.clone();
    let task = tokio::spawn(async move {
        other
            .transaction(async |mut tx| {
                tags.insert_bulk((-5_000..0).map(tag)).execute(&mut tx).await?;
                tags.filter(tags::uses.lt(0)).count().fetch_one(&tx).await
            })
            .await
    });
    assert_eq!(task.await??, 5_000);
    Ok(())
}

#[derive(Debug)]
enum Own {
    Rows,
    Database(#[allow(dead_code, reason = "shown when a test fails")] Error),
}

impl From<Error> for Own {
    fn from(error: Error) -> Self {
        Own::Database(error)
    }
}
