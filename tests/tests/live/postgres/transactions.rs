//! Rules X: read-only handles, savepoints, isolation, streams; retries, hooks and advisory locks.

use crate::backend::{
    AtLeast, Error, Pool, ReadWrite, RepeatableRead, Retry, Serializable, Transaction, with_database,
};
use futures_util::FutureExt;
use relvar::prelude::*;
use relvar_tests::{tags, users};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

// PostgreSQL's own: isolation levels
#[tokio::test]
async fn x1_transactions_of_a_reader_are_read_only_for_the_server() {
    with_database(async |db| {
        let reader = db.reader();
        let shown = reader
            .transaction(async |tx| {
                let mode = relvar::fns::admin::current_setting("transaction_read_only");
                tags.find("rust").select(mode).fetch_one(&tx).await
            })
            .await?;
        assert_eq!(shown.as_deref(), Some("on"));
        reader
            .transaction_with()
            .isolation(Serializable)
            .deferrable()
            .run(async |_| Ok::<_, Error>(()))
            .await?;
        Ok(())
    })
    .await;
}

async fn written<Level: AtLeast<RepeatableRead>>(
    tx: &Transaction<'_, ReadWrite, Level>,
) -> Result<u64, Error> {
    tags.update(tags::uses.set(9)).filter(tags::name.eq("rust")).execute(tx).await
}

// PostgreSQL's own: isolation levels
#[tokio::test]
async fn x4_a_level_that_is_strong_enough_is_taken() {
    with_database(async |db| {
        assert_eq!(
            db.transaction_with().isolation(Serializable).run(async |tx| written(&tx).await).await?,
            1
        );
        assert_eq!(
            db.transaction_with().isolation(RepeatableRead).run(async |tx| written(&tx).await).await?,
            1
        );
        Ok(())
    })
    .await;
}

/// Adds one, after another transaction did the same in between for so many attempts.
async fn contended(db: &Pool, failures: u32, retry: Retry) -> (Result<u64, Error>, u32) {
    let attempts = AtomicU32::new(0);
    let add = || tags.update(tags::uses.set(tags::uses.add(1))).filter(tags::name.eq("rust"));
    let outcome = db
        .transaction_with()
        .isolation(Serializable)
        .retry(retry)
        .run(async |tx| {
            tags.find("rust").fetch_one(&tx).await?;
            if attempts.fetch_add(1, Ordering::Relaxed) < failures {
                add().execute(db).await?;
            }
            add().execute(&tx).await
        })
        .await;
    (outcome, attempts.into_inner())
}

// PostgreSQL's own: isolation levels
#[tokio::test]
async fn a_transaction_that_lost_a_race_is_run_again() {
    with_database(async |db| {
        let retry = Retry::new().first_delay(Duration::from_millis(1));
        let (outcome, attempts) = contended(db, 2, retry).await;
        assert_eq!((outcome?, attempts), (1, 3));
        assert_eq!(tags.find("rust").select(tags::uses).fetch_one(db).await?, 6);
        let (outcome, attempts) = contended(db, 10, retry.attempts(3)).await;
        assert!(outcome.unwrap_err().is_serialization_failure());
        assert_eq!(attempts, 3);
        // Another failure is not tried again.
        let attempts = AtomicU32::new(0);
        let twice = db.transaction_with().retry(retry).run(async |tx| {
            attempts.fetch_add(1, Ordering::Relaxed);
            tags.insert(tags::name.set("rust")).execute(&tx).await
        });
        assert!(twice.await.unwrap_err().is_unique_violation());
        assert_eq!(attempts.into_inner(), 1);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: deadlocks of row locks
#[tokio::test]
async fn a_deadlock_is_run_again() {
    with_database(async |db| {
        db.batch_execute("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || quote_ident(current_database()) || ' SET deadlock_timeout = ''50ms'''; END $$").await?;
        let add = |id: i32| users.update(users::karma.set(users::karma.add(1))).filter(users::id.eq(id));
        let barrier = tokio::sync::Barrier::new(2);
        let run = |first: i32, second: i32| {
            let (barrier, met) = (&barrier, AtomicU32::new(0));
            async move {
                db.transaction_with()
                    .retry(Retry::new())
                    .run(async |tx| {
                        add(first).execute(&tx).await?;
                        if met.fetch_add(1, Ordering::Relaxed) == 0 {
                            barrier.wait().await;
                        }
                        add(second).execute(&tx).await
                    })
                    .await
            }
        };
        let (one, other) = tokio::join!(run(1, 2), run(2, 1));
        assert_eq!((one?, other?), (1, 1));
        let karma = users.filter(users::id.le(2)).order_by(users::id).select(users::karma).fetch_all(db).await?;
        assert_eq!(karma, [9, 5]);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: a failed statement ends its transaction
#[tokio::test]
async fn a_statement_that_was_given_up_and_failed_is_no_commit() {
    with_database(async |db| {
        let outcome = db
            .transaction(async |tx| {
                tags.insert(tags::name.set("new")).execute(&tx).await?;
                let twice = (tags::name.set("rust"), tags::uses.set(1));
                let mut twice = Box::pin(tags.insert(twice).execute(&tx));
                // Sent as a whole, being new, and nobody waits for the answer.
                assert!(twice.as_mut().now_or_never().is_none());
                drop(twice);
                Ok::<_, Error>(())
            })
            .await;
        assert!(outcome.unwrap_err().to_string().starts_with("nothing was committed"));
        assert_eq!(tags.count().fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: a failed statement ends its transaction
#[tokio::test]
async fn hooks_do_not_run_after_a_failed_statement_that_was_swallowed() {
    with_database(async |db| {
        let ran = Arc::new(AtomicU32::new(0));
        let hook = |number: u32| {
            let ran = ran.clone();
            move || ran.store(ran.load(Ordering::Relaxed) * 10 + number, Ordering::Relaxed)
        };
        let swallowed = db
            .transaction(async |tx| {
                tx.after_commit(hook(6));
                let _ = tags.insert(tags::name.set("rust")).execute(&tx).await;
                Ok::<_, Error>(())
            })
            .await;
        assert!(swallowed.is_err());
        assert_eq!(ran.load(Ordering::Relaxed), 0);
        Ok(())
    })
    .await;
}
