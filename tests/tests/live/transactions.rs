//! Rules X: read-only handles, savepoints, isolation, streams; retries, hooks and advisory locks.

use crate::backend::with_database;
use crate::backend::{Error, Retry};
use futures_util::TryStreamExt;
use relvar::prelude::*;
use relvar_tests::tags;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

#[tokio::test]
async fn x1_a_reader_reads() {
    with_database(async |db| {
        let reader = db.reader();
        assert_eq!(tags.count().fetch_one(&reader).await?, 2);
        let names: Vec<String> =
            tags.order_by(tags::name).select(tags::name).fetch_stream(&reader).try_collect().await?;
        assert_eq!(names, ["rust", "sql"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn x3_the_outer_handle_is_used_after_the_inner_one() {
    with_database(async |db| {
        let seen = db
            .transaction(async |mut tx| {
                let inner = tx.transaction(async |inner| tags.count().fetch_one(&inner).await).await?;
                Ok::<_, Error>((inner, tags.count().fetch_one(&tx).await?))
            })
            .await?;
        assert_eq!(seen, (2, 2));
        let mut connection = db.get().await?;
        connection.transaction(async |tx| tags.delete().all_rows().execute(&tx).await).await?;
        assert_eq!(tags.count().fetch_one(&connection).await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn x5_a_stream_is_read_before_the_next_statement() {
    with_database(async |db| {
        db.transaction(async |mut tx| {
            let all: Vec<tags::Row> = tags.order_by(tags::name).fetch_stream(&mut tx).try_collect().await?;
            for tag in all {
                tags.update(tags::uses.set(0)).filter(tags::name.eq(tag.name)).execute(&tx).await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
        assert_eq!(tags.select(sum(tags::uses)).fetch_one(db).await?, Some(0));
        let mut connection = db.get().await?;
        let mut rows = tags.order_by(tags::name).fetch_stream(&mut connection);
        assert!(rows.try_next().await?.is_some());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_retried_transaction_can_be_spawned() {
    with_database(async |db| {
        let (db, name) = (db.clone(), "rust".to_owned());
        let task = tokio::spawn(async move {
            let run = db.transaction_with().retry(Retry::new());
            run.run(async |tx| tags.find(name.as_str()).select(tags::uses).fetch_one(&tx).await).await
        });
        assert_eq!(task.await??, 3);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn hooks_run_after_commit_and_only_then() {
    with_database(async |db| {
        let ran = Arc::new(AtomicU32::new(0));
        let hook = |number: u32| {
            let ran = ran.clone();
            move || ran.store(ran.load(Ordering::Relaxed) * 10 + number, Ordering::Relaxed)
        };
        db.transaction(async |mut tx| {
            tx.after_commit(hook(1));
            let undone = tx
                .transaction(async |savepoint| {
                    savepoint.after_commit(hook(2));
                    tags.insert(tags::name.set("rust")).execute(&savepoint).await
                })
                .await;
            assert!(undone.is_err());
            tx.transaction(async |savepoint| {
                savepoint.after_commit(hook(3));
                Ok::<_, Error>(())
            })
            .await?;
            tx.after_commit(hook(4));
            assert_eq!(ran.load(Ordering::Relaxed), 0);
            Ok::<_, Error>(())
        })
        .await?;
        assert_eq!(ran.swap(0, Ordering::Relaxed), 134);
        let undone = db
            .transaction(async |tx| {
                tx.after_commit(hook(5));
                tags.insert(tags::name.set("rust")).execute(&tx).await
            })
            .await;
        assert!(undone.is_err());
        assert_eq!(ran.load(Ordering::Relaxed), 0);
        Ok(())
    })
    .await;
}
