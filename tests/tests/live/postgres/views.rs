//! Views: read as tables are, compared with the database, refreshed.

use crate::backend::ddl::{Facet, create_all, create_all_sql, drop_all};
use crate::backend::with_database;
use crate::views::*;
use loose::voids;
use relvar::prelude::*;
use relvar_tests::{posts, teams, users};

/// Nothing but NULLs may be in it.
mod loose {
    relvar::view! {
        voids {
            first -> Nullable<Int4>,
            second -> Nullable<Text>,
        }
    }
}

relvar::view! {
    /// Who wrote what, as it was when the view was refreshed.
    #[materialized]
    #[row(derive(Eq))]
    bylines {
        post_id -> Int4,
        #[max_length = 80] byline -> Varchar,
        headline -> Nullable<Text>,
    }
}

relvar::joinable!(bylines -> posts (post_id));

const STORED: &str = "
    CREATE MATERIALIZED VIEW bylines AS
        SELECT posts.id AS post_id, users.name::varchar(80) AS byline, posts.title AS headline
        FROM posts JOIN users ON users.id = posts.user_id;";

// SQLite: MaterializedViews
#[tokio::test]
async fn a_materialized_view_is_as_new_as_its_refresh() {
    with_database(async |db| {
        db.batch_execute(STORED).await?;
        users.update(users::name.set("Anna")).filter(users::id.eq(1)).execute(db).await?;
        let names = bylines.inner_join(posts).order_by(posts::id).select((bylines::byline, posts::title));
        assert_eq!(names.fetch_all(db).await?[0], ("Ann".to_owned(), "First".to_owned()));
        bylines.refresh().execute(db).await?;
        assert_eq!(names.fetch_all(db).await?[0].0, "Anna");
        db.batch_execute("CREATE UNIQUE INDEX ON bylines (post_id)").await?;
        bylines.refresh_concurrently().execute(db).await?;
        bylines.refresh_with_no_data().execute(db).await?;
        let unread = bylines.query().fetch_all(db).await;
        assert!(unread.is_err_and(|error| error.to_string().contains("has not been populated")));
        bylines.refresh().execute(db).await?;
        // Its rows are stored, so a sample can be taken of them.
        let all = bylines.tablesample(bernoulli(100.0)).query().count().fetch_one(db).await?;
        assert_eq!(all, 3);
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn c2_a_lock_goes_through_a_view_and_past_a_materialized_one() {
    with_database(async |db| {
        db.batch_execute(STORED).await?;
        db.batch_execute("CREATE VIEW shown AS SELECT id, title FROM posts").await?;
        relvar::view! { shown { id -> Int4, title -> Text } }
        let locked = db
            .transaction(async |tx| {
                let through = shown.order_by(shown::id).for_update().fetch_all(&tx).await?;
                let past = posts.inner_join(bylines).for_update_of(posts).fetch_all(&tx).await?;
                Ok::<_, crate::backend::Error>((through.len(), past.len()))
            })
            .await?;
        assert_eq!(locked, (3, 3));
        Ok(())
    })
    .await;
}

// SQLite: MaterializedViews
#[tokio::test]
async fn views_are_compared_and_never_created() {
    with_database(async |db| {
        let views = [team_heads::SCHEMA, bylines::SCHEMA];
        assert_eq!(create_all_sql(&views).unwrap(), "");
        let missing = create_all(db, &views).await.unwrap_err();
        let missing: Vec<_> = missing.drift().unwrap().differences.iter().map(ToString::to_string).collect();
        assert_eq!(
            missing,
            [
                "view public.team_heads, kind: declared view, found nothing",
                "materialized view public.bylines, kind: declared materialized view, found nothing",
            ]
        );
        db.batch_execute(VIEWS).await?;
        db.batch_execute(STORED).await?;
        let report = create_all(db, &views).await?;
        assert_eq!((report.created.len(), report.unchanged.len()), (0, 2));

        db.batch_execute(
            "DROP VIEW team_heads; DROP MATERIALIZED VIEW bylines;
             CREATE MATERIALIZED VIEW team_heads AS SELECT 1 AS of_team;
             CREATE MATERIALIZED VIEW bylines AS
                 SELECT 1::int8 AS post_id, 'x'::varchar(99) AS byline, 'y'::varchar(7) AS headline, 1 AS more",
        )
        .await?;
        let drift = create_all(db, &views).await.unwrap_err();
        let drift = drift.drift().unwrap();
        assert_eq!(
            drift.differences.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "view public.team_heads, kind: declared view, found materialized view",
                "materialized view public.bylines, column post_id, type: declared integer, found bigint",
                "materialized view public.bylines, column byline, type: \
                 declared character varying(80), found character varying(99)",
                "materialized view public.bylines, column headline, type: declared text, found character varying(7)",
                "materialized view public.bylines, column more: declared nothing, found integer",
            ]
        );
        assert_eq!(drift.differences[0].facet, Facet::Kind);
        // Dropping what was declared leaves views alone.
        drop_all(db, &views).await?;
        assert_eq!(bylines.query().count().fetch_one(db).await?, 1);
        Ok(())
    })
    .await;
}

// SQLite: NestedRows
#[tokio::test]
async fn n7_a_row_of_nulls_is_nested_and_no_row_is_not() {
    with_database(async |db| {
        db.batch_execute(VIEWS).await?;
        let nested = teams.select((teams::id, many(voids.query()))).order_by(teams::id).fetch_all(db).await?;
        assert_eq!(nested[0].1.len(), 1);
        Ok(())
    })
    .await;
}

// SQLite: WholeRows
#[tokio::test]
async fn n7_a_row_of_nulls_is_told_from_no_row() {
    with_database(async |db| {
        db.batch_execute(VIEWS).await?;
        // The row of the view is there, and all of its columns are NULL.
        let rows = teams.left_join(voids.on(teams::id.eq(1))).order_by(teams::id).fetch_all(db).await?;
        let there: Vec<_> = rows.iter().map(|(_, row)| row.is_some()).collect();
        assert_eq!(there, [true, false, false]);
        let seen = teams.left_join(voids.on(teams::id.eq(1))).order_by(teams::id);
        let seen = seen.select((teams::title, voids.presence(), voids.all())).fetch_all(db).await?;
        assert_eq!((seen[0].1, seen[0].2.is_some()), (Some(true), true));
        assert_eq!((seen[1].1, seen[1].2.is_some()), (None, false));
        // Not joined at all, it is simply there.
        let alone = voids.select((voids.presence(), voids.all())).fetch_all(db).await?;
        assert!(alone[0].0 && alone[0].1.first.is_none());
        let twice = voids.query().union_all(voids.query()).fetch_all(db).await?;
        assert_eq!(twice.len(), 2);
        Ok(())
    })
    .await;
}
