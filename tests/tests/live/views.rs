//! Views: read as tables are, compared with the database, refreshed.

use relvar::prelude::*;
use relvar_pg::ddl::{Facet, create_all, create_all_sql, drop_all};
use relvar_tests::{posts, teams, users, with_database};

relvar::view! {
    /// How many there are of each team.
    team_heads {
        of_team -> Nullable<Int4>,
        heads -> Int8,
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

/// Nothing but NULLs may be in it.
mod loose {
    relvar::view! {
        voids {
            first -> Nullable<Int4>,
            second -> Nullable<Text>,
        }
    }
}
use loose::voids;

const VIEWS: &str = "
    CREATE VIEW team_heads (of_team, heads) AS SELECT team_id, count(*) FROM users GROUP BY team_id;
    CREATE MATERIALIZED VIEW bylines AS
        SELECT posts.id AS post_id, users.name::varchar(80) AS byline, posts.title AS headline
        FROM posts JOIN users ON users.id = posts.user_id;
    CREATE VIEW voids AS SELECT NULL::int4 AS first, NULL::text AS second;";

#[tokio::test]
async fn a_view_is_read_like_a_table() {
    with_database(async |db| {
        db.batch_execute(VIEWS).await?;
        let rows = team_heads.order_by((team_heads::heads.desc(), team_heads::of_team)).fetch_all(db).await?;
        let rows: Vec<_> = rows.iter().map(|row| (row.of_team, row.heads)).collect();
        assert_eq!(rows, [(Some(1), 2), (Some(2), 1), (None, 1)]);
        // A column of a view that is declared NOT NULL is nullable on the optional side of a join, like any other.
        let joined = teams.left_join(team_heads.on(team_heads::of_team.eq(teams::id))).order_by(teams::id);
        let heads = joined.select((teams::title, team_heads::heads)).fetch_all(db).await?;
        assert_eq!(heads[0], ("Red".to_owned(), Some(2)));
        assert_eq!(heads[2], ("Empty".to_owned(), None));
        let whole = joined.fetch_all(db).await?;
        assert_eq!(whole[2].1, None);
        // An alias, a subquery and a derived position.
        let other = team_heads.alias::<'o'>();
        let fuller = team_heads.inner_join(other.on(other.heads.gt(team_heads::heads))).count();
        assert_eq!(fuller.fetch_one(db).await?, 2);
        let crowded = team_heads.filter(team_heads::heads.gt(1).and(team_heads::of_team.is_not_null()));
        let crowded = crowded.select(team_heads::of_team.assume_not_null());
        let in_crowd = users.filter(users::team_id.is_in(crowded)).order_by(users::id).select(users::name);
        assert_eq!(in_crowd.fetch_all(db).await?, ["Ann", "Bob"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a5_every_column_of_a_view_is_grouped_by_name() {
    with_database(async |db| {
        db.batch_execute(VIEWS).await?;
        let by = (team_heads::of_team, team_heads::heads);
        let grouped = team_heads.left_join(users.on(users::team_id.eq(team_heads::of_team))).group_by(by);
        let grouped = grouped.order_by(team_heads::heads.desc()).then_by(team_heads::of_team);
        let rows =
            grouped.select((team_heads::of_team, team_heads::heads, max(users::age))).fetch_all(db).await?;
        assert_eq!(rows, [(Some(1), 2, Some(30)), (Some(2), 1, None), (None, 1, None)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_materialized_view_is_as_new_as_its_refresh() {
    with_database(async |db| {
        db.batch_execute(VIEWS).await?;
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

#[tokio::test]
async fn c2_a_lock_goes_through_a_view_and_past_a_materialized_one() {
    with_database(async |db| {
        db.batch_execute(VIEWS).await?;
        db.batch_execute("CREATE VIEW shown AS SELECT id, title FROM posts").await?;
        relvar::view! { shown { id -> Int4, title -> Text } }
        let locked = db
            .transaction(async |tx| {
                let through = shown.order_by(shown::id).for_update().fetch_all(&tx).await?;
                let past = posts.inner_join(bylines).for_update_of(posts).fetch_all(&tx).await?;
                Ok::<_, relvar_pg::Error>((through.len(), past.len()))
            })
            .await?;
        assert_eq!(locked, (3, 3));
        Ok(())
    })
    .await;
}

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

#[tokio::test]
async fn a_null_in_a_column_of_a_view_that_is_said_to_have_none_is_an_error() {
    with_database(async |db| {
        db.batch_execute("CREATE VIEW team_heads (of_team, heads) AS SELECT 1, NULL::int8").await?;
        let error = team_heads.query().fetch_all(db).await.unwrap_err();
        assert!(error.to_string().contains("NULL"), "{error}");
        Ok(())
    })
    .await;
}

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
        let nested = teams.select((teams::id, many(voids.query()))).order_by(teams::id).fetch_all(db).await?;
        assert_eq!(nested[0].1.len(), 1);
        Ok(())
    })
    .await;
}
