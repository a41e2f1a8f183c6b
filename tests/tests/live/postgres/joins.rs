//! Joins of every kind with every kind of table on either side.

use crate::backend::with_database;
use crate::joins::*;
use relvar::prelude::*;
use relvar_tests::{comments, posts, users};

// SQLite: SetReturningFunctions
#[tokio::test]
async fn functions_stand_on_either_side_of_derived_tables_and_values() {
    with_database(async |db| {
        let sizes = users
            .group_by(users::team_id)
            .select(row!(Size { of_team: users::team_id, members: count(users::id) }))
            .derived();
        let grades = values_of([
            row!(Grade { least: val::<Int4, _>(25), letter: val::<Text, _>("A") }),
            row!(Grade { least: val::<Int4, _>(99), letter: val::<Text, _>("B") }),
        ])
        .derived();
        let n = generate_series::<Int4, _, _>(1, 4);

        // VALUES on the left, a function on the right, and the other way round.
        let values = grades.query().right_join(n.on(grades.least.eq(n.value))).order_by(n.value);
        assert_eq!(values.select((grades.letter, n.value)).fetch_all(db).await?[0], (None, 1));
        let functions = n.query().full_join(grades.on(grades.least.eq(n.value)));
        let functions = functions.select((n.value, grades.letter)).order_by_output(|row| (row.0, row.1));
        let functions = functions.fetch_all(db).await?;
        assert_eq!(functions.len(), 6);
        assert_eq!(functions[4], (None, Some("A".to_owned())));
        // A derived table, VALUES and a function in one FROM clause.
        let all = sizes
            .query()
            .inner_join(grades.on(grades.least.gt(sizes.of_team)))
            .left_join(n.on(n.value.eq(sizes.of_team)))
            .order_by((sizes.of_team, grades.least))
            .select((sizes.of_team, grades.letter, n.value))
            .fetch_all(db)
            .await?;
        assert_eq!(all[0], (Some(1), "A".to_owned(), Some(1)));
        assert_eq!(all.len(), 4);
        Ok(())
    })
    .await;
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Latest {
    title: String,
}

// PostgreSQL's own: the type of the column that USING merges
#[tokio::test]
async fn the_merged_column_of_using_is_the_servers() {
    with_database(async |db| {
        // Columns of one name and of two types: int4 here, int8 there. What the server merges is of the wider one.
        let merged = async |kind: &str| {
            let sql = format!(
                "SELECT c.id::int8, pg_typeof(id)::text, id::int8 FROM posts {kind} JOIN comments AS c USING (id) ORDER BY 3"
            );
            let rows = db.get().await?.client().query(&sql, &[]).await?;
            Ok::<_, Box<dyn std::error::Error>>(rows.iter().map(|row| (row.get(1), row.get(2))).collect::<Vec<(String, i64)>>())
        };
        comments.delete().filter(comments::id.eq(1)).execute(db).await?;
        db.batch_execute("INSERT INTO comments (id, post_id, text) OVERRIDING SYSTEM VALUE VALUES (7, 1, 'more')").await?;

        let left = posts.left_join(comments.using(comments::id)).order_by(posts::id).select((posts::id, comments::id));
        let left = left.fetch_all(db).await?;
        assert_eq!(left, [(1, None), (2, Some(2)), (3, Some(3))]);
        let server = merged("LEFT").await?;
        assert_eq!(server.iter().map(|row| row.1).collect::<Vec<_>>(), [1, 2, 3]);

        let right = posts.right_join(comments.using(comments::id)).order_by(comments::id);
        let right = right.select((posts::id, comments::id)).fetch_all(db).await?;
        assert_eq!(right, [(Some(2), 2), (Some(3), 3), (None, 7)]);
        assert_eq!(merged("RIGHT").await?.iter().map(|row| row.1).collect::<Vec<_>>(), [2, 3, 7]);

        let full = posts.full_join(comments.using(comments::id));
        let full = full.select((coalesce(posts::id, comments::id), posts::id, comments::id));
        let full = full.order_by_output(|row| row.0).fetch_all(db).await?;
        let ids: Vec<_> = full.iter().map(|row| row.0).collect();
        assert_eq!(ids, [Some(1_i64), Some(2), Some(3), Some(7)]);
        assert_eq!(full[0], (Some(1), Some(1), None));
        assert_eq!(full[3], (Some(7), None, Some(7)));
        let server = merged("FULL").await?;
        assert_eq!(server.iter().map(|row| Some(row.1)).collect::<Vec<_>>(), ids);
        assert!(server.iter().all(|row| row.0 == "bigint"), "{server:?}");
        Ok(())
    })
    .await;
}

// SQLite: LATERAL
#[tokio::test]
async fn lateral_stands_in_inner_left_and_cross_join() {
    with_database(async |db| {
        let latest = posts
            .correlate(users)
            .filter(posts::user_id.eq(users::id))
            .order_by(posts::id.desc())
            .limit(1)
            .select(row!(Latest { title: posts::title }))
            .lateral();
        let inner =
            users.inner_join(latest.on_true()).order_by(users::id).select((users::name, latest.title));
        assert_eq!(
            inner.fetch_all(db).await?,
            [("Ann".into(), "Second".into()), ("Bob".into(), "Third".into())]
        );
        let left = users.left_join(latest.on_true()).order_by(users::id).select((users::name, latest.title));
        assert_eq!(left.fetch_all(db).await?[3], ("Dora".to_owned(), None));
        let cross = users.cross_join(&latest).order_by(users::id).select((users::name, latest.title));
        assert_eq!(cross.fetch_all(db).await?.len(), 2);
        Ok(())
    })
    .await;
}
