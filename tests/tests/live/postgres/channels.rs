//! LISTEN and NOTIFY, advisory locks.

use std::time::Duration;

use futures_util::{FutureExt, StreamExt, TryStreamExt};
use relvar::prelude::*;
use relvar_pg::{Error, Heard, notify};
use relvar_tests::{tags, with_database};
use tokio::time::timeout;

const SOON: Duration = Duration::from_secs(10);

fn said(heard: Option<Heard>) -> (String, String) {
    match heard {
        Some(Heard::Notification(said)) => (said.channel().to_owned(), said.payload().to_owned()),
        other => panic!("{other:?}"),
    }
}

fn pair(channel: &str, payload: &str) -> (String, String) {
    (channel.to_owned(), payload.to_owned())
}

// PostgreSQL's own: LISTEN and NOTIFY
#[tokio::test]
async fn what_is_committed_is_heard() {
    with_database(async |db| {
        let mut listener = db.listen(["jobs", "It's \"odd\""]).await?;
        notify(db, "jobs", "it's 1").await?;
        notify(db, "elsewhere", "").await?;
        notify(&db.reader(), "It's \"odd\"", "").await?;
        assert_eq!(said(timeout(SOON, listener.try_next()).await??), pair("jobs", "it's 1"));
        assert_eq!(said(timeout(SOON, listener.try_next()).await??), pair("It's \"odd\"", ""));

        let undone = db
            .transaction(async |tx| {
                notify(&tx, "jobs", "undone").await?;
                tags.insert(tags::name.set("rust")).execute(&tx).await
            })
            .await;
        assert!(undone.is_err());
        listener.listen("more").await?;
        listener.unlisten("jobs").await?;
        notify(db, "jobs", "not heard").await?;
        db.transaction(async |tx| {
            notify(&tx, "more", "committed").await?;
            assert!(listener.next().now_or_never().is_none());
            Ok::<_, Error>(())
        })
        .await?;
        assert_eq!(said(timeout(SOON, listener.try_next()).await??), pair("more", "committed"));
        assert_eq!(listener.channels().collect::<Vec<_>>(), ["It's \"odd\"", "more"]);

        assert_eq!(notify(db, "jobs", &"x".repeat(8000)).await.unwrap_err().sqlstate(), Some("22023"));
        assert!(db.listen(["x".repeat(64)]).await.unwrap_err().is_config());
        assert!(db.listen([""]).await.unwrap_err().is_config());
        Ok(())
    })
    .await;
}

// PostgreSQL's own: LISTEN and NOTIFY
#[tokio::test]
async fn a_lost_listener_comes_back_and_says_so() {
    with_database(async |db| {
        let mut listener = db.listen(["jobs"]).await?;
        db.batch_execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND query LIKE 'LISTEN%'",
        )
        .await?;
        assert_eq!(timeout(SOON, listener.try_next()).await??, Some(Heard::Reconnected));
        notify(db, "jobs", "again").await?;
        assert_eq!(said(timeout(SOON, listener.try_next()).await??), pair("jobs", "again"));
        Ok(())
    })
    .await;
}

// PostgreSQL's own: LISTEN and NOTIFY
#[tokio::test]
async fn a_session_lock_keeps_others_out_until_it_is_released() {
    with_database(async |db| {
        let lock = db.advisory_lock(7_i64).await?;
        assert!(lock.is_held());
        assert!(db.try_advisory_lock(7_i64).await?.is_none());
        assert!(db.try_advisory_lock_shared(7_i64).await?.is_none());
        let pair = db.try_advisory_lock((0, 7)).await?;
        assert!(pair.is_some(), "two numbers are another key");
        assert!(lock.release().await?);
        let lock = db.try_advisory_lock(7_i64).await?;
        assert!(lock.is_some());
        drop((lock, pair));
        let one = db.advisory_lock_shared(7_i64).await?;
        let other = db.try_advisory_lock_shared(7_i64).await?;
        assert!(other.is_some());
        assert!(db.try_advisory_lock(7_i64).await?.is_none());
        drop((one, other));
        // Nothing is left behind in the pool's connections.
        let mut connections = Vec::new();
        for _ in 0..4 {
            let connection = db.get().await?;
            connection.batch_execute("").await?;
            connections.push(connection);
        }
        let held = "SELECT 1 / (CASE WHEN count(*) = 0 THEN 1 ELSE 0 END) FROM pg_locks \
                    WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        connections[0].batch_execute(held).await?;
        Ok(())
    })
    .await;
}

// PostgreSQL's own: LISTEN and NOTIFY
#[tokio::test]
async fn a_lock_that_nobody_waits_for_any_more_is_not_kept() {
    with_database(async |db| {
        let connection = db.get().await?;
        let lock = db.advisory_lock(7_i64).await?;
        // On a connection of one's own, and on one of the pool.
        assert!(timeout(Duration::from_millis(50), connection.advisory_lock(7_i64)).await.is_err());
        assert!(timeout(Duration::from_millis(50), db.advisory_lock(7_i64)).await.is_err());
        lock.release().await?;
        connection.batch_execute("").await?;
        let again = timeout(SOON, db.advisory_lock(7_i64)).await??;
        drop(again);
        // A guard that was refused leaves the other one of its connection alone.
        let mine = connection.advisory_lock(7_i64).await?;
        let twice = connection.try_advisory_lock(7_i64).await?;
        assert!(twice.is_some());
        drop(twice);
        assert!(db.try_advisory_lock(7_i64).await?.is_none());
        assert!(mine.release().await?);
        assert!(db.try_advisory_lock(7_i64).await?.is_some());
        Ok(())
    })
    .await;
}

// PostgreSQL's own: LISTEN and NOTIFY
#[tokio::test]
async fn a_lock_of_a_transaction_ends_with_it() {
    with_database(async |db| {
        db.transaction(async |tx| {
            tx.advisory_lock(7_i64).await?;
            tx.advisory_lock_shared((1, 2)).await?;
            let others = db
                .transaction(async |other| {
                    let one = other.try_advisory_lock(7_i64).await?;
                    let shared = other.try_advisory_lock_shared((1, 2)).await?;
                    Ok::<_, Error>((one, shared, other.try_advisory_lock((1, 2)).await?))
                })
                .await?;
            assert_eq!(others, (false, true, false));
            Ok::<_, Error>(())
        })
        .await?;
        assert!(db.try_advisory_lock(7_i64).await?.is_some());
        Ok(())
    })
    .await;
}
