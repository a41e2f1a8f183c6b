//! TABLESAMPLE, ONLY, and what ORDER BY sorts by: collations, NULLs, output columns.

use crate::backend::with_database;
use relvar::expr::collation::{C, Posix};
use relvar::prelude::*;
use relvar_tests::{messages, posts, teams, users};

relvar::collation! {
    /// Of the International Components for Unicode, which not every server has.
    pub German = "de-x-icu";
}

// SQLite: TABLESAMPLE
#[tokio::test]
async fn a_sample_is_a_part_of_a_table() {
    with_database(async |db| {
        let all = users.tablesample(bernoulli(100.0)).query().order_by(users::id).select(users::name);
        assert_eq!(all.fetch_all(db).await?, ["Ann", "Bob", "Cid", "Dora"]);
        let none = users.tablesample(system(0.0)).query().filter(users::id.gt(0)).count();
        assert_eq!(none.fetch_one(db).await?, 0);
        db.batch_execute("INSERT INTO tags (name) SELECT 'tag ' || n FROM generate_series(1, 1000) AS n")
            .await?;
        let tags = relvar_tests::tags;
        let some = || tags.tablesample(bernoulli(30.0).repeatable(7.0)).query().count().fetch_one(db);
        let count = some().await?;
        assert!((100..600).contains(&count), "{count}");
        assert_eq!(some().await?, count);
        // Along a foreign key, and with an alias on the optional side, where nothing of it may be there.
        let joined = posts.inner_join(users.tablesample(system(100.0))).count().fetch_one(db).await?;
        assert_eq!(joined, 3);
        let other = users.alias::<'o'>();
        let missing = posts.left_join(other.tablesample(bernoulli(0.0)).on(other.id.eq(posts::user_id)));
        let missing = missing.order_by(posts::id).select((posts::title, other.name)).fetch_all(db).await?;
        assert_eq!(missing[0], ("First".to_owned(), None));
        let wrong = users.tablesample(bernoulli(101.0)).query().fetch_all(db).await.unwrap_err();
        assert!(wrong.to_string().contains("sample percentage must be between 0 and 100"), "{wrong}");
        Ok(())
    })
    .await;
}

// SQLite: ONLY
#[tokio::test]
async fn only_leaves_out_the_tables_that_inherit() {
    with_database(async |db| {
        db.batch_execute(
            "CREATE TABLE more_teams () INHERITS (teams); INSERT INTO more_teams (id, title) VALUES (9, 'Late')",
        )
        .await?;
        assert_eq!(teams.query().count().fetch_one(db).await?, 4);
        assert_eq!(teams.only().query().count().fetch_one(db).await?, 3);
        let whole = teams.only().query().order_by(teams::id).fetch_all(db).await?;
        assert_eq!(whole[0].title, "Red");
        let joined =
            users.left_join(teams.only()).order_by(users::id).select(teams::title).fetch_all(db).await?;
        assert_eq!(joined[0].as_deref(), Some("Red"));
        assert_eq!(joined[3], None);
        let sample = teams.only().tablesample(bernoulli(100.0).repeatable(1.0)).query().count();
        assert_eq!(sample.fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}

// SQLite: C, Posix
#[tokio::test]
async fn a_collation_sorts_and_compares() {
    with_database(async |db| {
        db.batch_execute("INSERT INTO tags (name) VALUES ('Zebra'), ('apple'), ('Äpfel')").await?;
        let tags = relvar_tests::tags;
        let by_bytes = tags.order_by(relvar_tests::tags::name.collate(C)).select(relvar_tests::tags::name);
        assert_eq!(by_bytes.fetch_all(db).await?, ["Zebra", "apple", "rust", "sql", "Äpfel"]);
        let name = relvar_tests::tags::name;
        let last = tags.order_by(name.collate(Posix).desc_nulls_last()).limit(1).select(name);
        assert_eq!(last.fetch_all(db).await?, ["Äpfel"]);
        let icu = "SELECT count(*) FROM pg_collation WHERE collname = 'de-x-icu'";
        let has_icu: i64 = db.get().await?.client().query_one(icu, &[]).await?.get(0);
        if has_icu == 1 {
            let german = tags.order_by(name.collate(German)).limit(2).select(name).fetch_all(db).await?;
            assert_eq!(german, ["Äpfel", "apple"]);
        } else {
            println!("skipped: the server has no collation of ICU");
        }
        let small = tags.filter(name.collate(C).lt("a")).select(name.collate(C)).fetch_all(db).await?;
        assert_eq!(small, ["Zebra"]);
        // In GROUP BY the collation is part of the expression; varchar and nullable text take one, too.
        let grouped =
            tags.group_by(name.collate(C)).order_by(name.collate(C)).select((name.collate(C), count_rows()));
        assert_eq!(grouped.fetch_all(db).await?.len(), 5);
        let texts =
            messages.order_by(messages::text.collate(C).desc()).select(messages::text).fetch_all(db).await?;
        assert_eq!(texts, ["ho", "hm", "hi"]);
        let bodies = posts.order_by(posts::body.collate(C).asc_nulls_first()).select(posts::body.collate(C));
        assert_eq!(bodies.fetch_all(db).await?[0], None);
        Ok(())
    })
    .await;
}
