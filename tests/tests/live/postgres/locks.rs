//! Row locks, seen from two connections; FETCH FIRST WITH TIES.

use relvar::prelude::*;
use relvar_pg::Error;
use relvar_tests::{posts, teams, users, with_database};

// SQLite: RowLocks
#[tokio::test]
async fn nowait_is_refused_and_skip_locked_skips() {
    with_database(async |db| {
        db.transaction(async |tx| {
            let mine =
                posts.order_by(posts::id).limit(2).select(posts::id).for_update().fetch_all(&tx).await?;
            assert_eq!(mine, [1, 2]);
            db.transaction(async |other| {
                let free = posts.order_by(posts::id).select(posts::id).for_update().skip_locked();
                assert_eq!(free.fetch_all(&other).await?, [3]);
                Ok::<_, Error>(())
            })
            .await?;
            let refused = db
                .transaction(async |other| posts.find(1).for_share().nowait().fetch_one(&other).await)
                .await
                .unwrap_err();
            assert_eq!(refused.sqlstate(), Some("55P03"));
            Ok::<_, Error>(())
        })
        .await?;
        let free = posts.order_by(posts::id).select(posts::id).for_update().nowait();
        let free = db.transaction(async |tx| free.fetch_all(&tx).await).await?;
        assert_eq!(free, [1, 2, 3]);
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn strengths_share_as_the_server_says() {
    with_database(async |db| {
        db.transaction(async |tx| {
            assert_eq!(users.find(1).select(users::id).for_key_share().fetch_one(&tx).await?, 1);
            assert_eq!(users.find(2).select(users::id).for_no_key_update().fetch_one(&tx).await?, 2);
            db.transaction(async |other| {
                let one =
                    users.find(1).select(users::id).for_no_key_update().nowait().fetch_one(&other).await?;
                let two = users.find(2).select(users::id).for_key_share().nowait().fetch_one(&other).await?;
                assert_eq!((one, two), (1, 2));
                let free = users.order_by(users::id).select(users::id).for_share().skip_locked();
                assert_eq!(free.fetch_all(&other).await?, [1, 3, 4]);
                Ok::<_, Error>(())
            })
            .await
        })
        .await?;
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn c2_c3_c4_the_lockable_side_of_a_join_is_locked() {
    with_database(async |db| {
        db.transaction(async |tx| {
            let query =
                teams.left_join(users).order_by((teams::id, users::id)).select((teams::title, users::name));
            let rows = query.for_update_of(teams).fetch_all(&tx).await?;
            assert_eq!(rows.len(), 4);
            let both =
                users.inner_join(posts).select(posts::id).for_update_of(posts).for_share_of(users).nowait();
            assert_eq!(both.fetch_all(&tx).await?.len(), 3);
            db.transaction(async |other| {
                let free = teams.select(teams::id).for_update().skip_locked().fetch_all(&other).await?;
                assert_eq!(free, Vec::<i32>::new());
                assert_eq!(users.find(4).for_update().nowait().fetch_one(&other).await?.name, "Dora");
                Ok::<_, Error>(())
            })
            .await
        })
        .await?;
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn x2_a_queue_takes_its_next_row_in_one_statement() {
    with_database(async |db| {
        let take = || {
            let next = posts.filter(posts::views.gt(0)).order_by(posts::id).first().select(posts::id);
            let next = posts::id.is_in(next.for_update().skip_locked());
            posts.update(posts::views.set(0)).filter(next).returning(posts::title)
        };
        assert_eq!(take().fetch_all(db).await?, ["First"]);
        assert_eq!(take().fetch_all(db).await?, ["Third"]);
        assert_eq!(take().fetch_all(db).await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

// SQLite: WITH_TIES
#[tokio::test]
async fn c8_rows_that_tie_with_the_last_come_too() {
    with_database(async |db| {
        let of_authors = posts.select(posts::id).order_by(posts::user_id);
        let mut first = of_authors.limit_with_ties(1).fetch_all(db).await?;
        first.sort_unstable();
        assert_eq!(first, [1, 2]);
        assert_eq!(of_authors.limit_with_ties(1).offset(2).fetch_all(db).await?, [3]);
        let both = posts.select(posts::user_id).union_all(posts.select(posts::user_id));
        assert_eq!(both.order_by(posts::user_id).limit_with_ties(1).fetch_all(db).await?, [1, 1, 1, 1]);
        db.transaction(async |tx| {
            let tied = of_authors.limit_with_ties(1).for_update().nowait().fetch_all(&tx).await?;
            assert_eq!(tied.len(), 2);
            Ok::<_, Error>(())
        })
        .await?;
        Ok(())
    })
    .await;
}
