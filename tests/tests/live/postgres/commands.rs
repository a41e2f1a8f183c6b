//! TRUNCATE, LOCK TABLE, sequences.

use relvar::fns::sequence::{currval, nextval};
use relvar::prelude::*;
use relvar_pg::{Error, Sequence};
use relvar_tests::{comments, posts, tags, teams, users, with_database};

// SQLite: TRUNCATE
#[tokio::test]
async fn x1_truncate_empties_tables_on_a_handle_that_writes() {
    with_database(async |db| {
        tags.truncate().execute(db).await?;
        assert_eq!(tags.count().fetch_one(db).await?, 0);
        let refused = posts.truncate().execute(db).await.unwrap_err();
        assert_eq!(refused.sqlstate(), Some("0A000"), "comments refer to posts");
        truncate((comments, posts)).restart_identity().execute(db).await?;
        let post = (
            posts::user_id.set(1),
            posts::title.set("New"),
            posts::status.set(relvar_tests::PostStatus::Draft),
        );
        assert_eq!(posts.insert(post).returning(posts::id).fetch_one(db).await?, 1);
        let undone = db
            .transaction(async |tx| {
                teams.truncate().cascade().execute(&tx).await?;
                assert_eq!(users.count().fetch_one(&tx).await?, 0);
                Err::<(), Error>(posts.find(99).fetch_one(&tx).await.unwrap_err())
            })
            .await;
        assert!(undone.is_err_and(|error| error.is_not_found()));
        assert_eq!(users.count().fetch_one(db).await?, 4);
        Ok(())
    })
    .await;
}

// SQLite: LOCK_TABLE
#[tokio::test]
async fn x2_a_table_lock_is_kept_until_the_transaction_ends() {
    with_database(async |db| {
        db.transaction(async |tx| {
            lock_table((tags, teams)).share_row_exclusive().execute(&tx).await?;
            let refused = db
                .transaction(async |other| lock_table(tags).row_exclusive().nowait().execute(&other).await)
                .await
                .unwrap_err();
            assert_eq!(refused.sqlstate(), Some("55P03"));
            assert!(refused.is_timeout());
            db.transaction(async |other| lock_table(tags).row_share().nowait().execute(&other).await).await
        })
        .await?;
        db.transaction(async |tx| {
            lock_table(tags).access_share().execute(&tx).await?;
            lock_table(tags).row_share().execute(&tx).await?;
            lock_table(tags).row_exclusive().execute(&tx).await?;
            lock_table(tags).share_update_exclusive().execute(&tx).await?;
            lock_table(tags).share().execute(&tx).await?;
            lock_table(tags).exclusive().execute(&tx).await?;
            lock_table(tags).access_exclusive().nowait().execute(&tx).await
        })
        .await?;
        // A transaction that only reads may lock tables, for the server as for the compiler.
        let read_only = db.transaction_with().read_only();
        read_only.run(async |tx| lock_table(tags).share().execute(&tx).await).await?;
        Ok(())
    })
    .await;
}

// PostgreSQL's own: sequences
#[tokio::test]
async fn x1_sequences_give_numbers_to_who_may_write() {
    with_database(async |db| {
        db.batch_execute(
            "CREATE SEQUENCE tickets; CREATE SCHEMA shop; CREATE SEQUENCE shop.\"It's\" START 10",
        )
        .await?;
        const TICKETS: Sequence = Sequence::new("tickets");
        assert_eq!(TICKETS.nextval(db).await?, 1);
        assert_eq!(TICKETS.nextval(db).await?, 2);
        assert_eq!(Sequence::in_schema("shop", "It's").nextval(db).await?, 10);
        assert_eq!(TICKETS.setval(db, 40).await?, 40);
        assert_eq!(tags.find("rust").select(nextval("tickets")).fetch_one(db).await?, 41);
        assert_eq!(TICKETS.restart_with(db, 7).await?, 7);
        db.transaction(async |tx| {
            assert_eq!(TICKETS.nextval(&tx).await?, 7);
            assert_eq!(TICKETS.currval(&tx).await?, 7);
            assert_eq!(tags.find("rust").select(currval("tickets")).fetch_one(&tx).await?, 7);
            Ok::<_, Error>(())
        })
        .await?;
        let connection = db.get().await?;
        connection.batch_execute("DISCARD SEQUENCES").await?;
        assert_eq!(TICKETS.currval(&connection).await.unwrap_err().sqlstate(), Some("55000"));
        assert_eq!(Sequence::new("none").nextval(db).await.unwrap_err().sqlstate(), Some("42P01"));
        Ok(())
    })
    .await;
}
