//! Derived tables and LATERAL.

use crate::backend::with_database;
use crate::derived::*;
use relvar::prelude::*;
use relvar_tests::{posts, teams, users};

// SQLite: no type Numeric
#[tokio::test]
async fn the_sum_of_counts_is_numeric() {
    with_database(async |db| {
        let sizes = users
            .group_by(users::team_id)
            .select(row!(TeamSize {
                team: users::team_id,
                members: count(users::id),
                oldest: max(users::age)
            }))
            .derived();

        let total = sizes.query().select(sum(sizes.members)).fetch_one(db).await?;
        assert_eq!(total, Some(4.into()));
        Ok(())
    })
    .await;
}

// SQLite: LATERAL
#[tokio::test]
async fn s7_lateral_sees_the_tables_on_its_left() {
    with_database(async |db| {
        let latest = posts
            .correlate(users)
            .filter(posts::user_id.eq(users::id))
            .order_by(posts::id.desc())
            .limit(1)
            .select(row!(Latest { id: posts::id, title: posts::title }))
            .lateral();
        let left = users.left_join(latest.on_true()).order_by(users::id);
        let left = left.select((users::name, latest.title)).fetch_all(db).await?;
        let left: Vec<_> = left.iter().map(|(name, title)| (name.as_str(), title.as_deref())).collect();
        assert_eq!(left, [("Ann", Some("Second")), ("Bob", Some("Third")), ("Cid", None), ("Dora", None)]);

        let inner = users.inner_join(latest.on(latest.id.gt(2))).select((users::name, latest.title));
        assert_eq!(inner.fetch_all(db).await?, [("Bob".to_owned(), "Third".to_owned())]);
        let cross = users.cross_join(&latest).order_by(users::id).select(latest.all()).fetch_all(db).await?;
        assert_eq!(cross[1], Latest { id: 3, title: "Third".to_owned() });
        assert_eq!(cross.len(), 2);
        Ok(())
    })
    .await;
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Upper {
    team: Option<String>,
}

// SQLite: LATERAL
#[tokio::test]
async fn s7_lateral_sees_a_table_that_may_be_missing() {
    with_database(async |db| {
        let upper = posts
            .correlate_nullable(teams)
            .filter(posts::id.eq(1))
            .select(row!(Upper { team: teams::title }))
            .lateral();
        let rows = users
            .left_join(teams)
            .cross_join(&upper)
            .order_by(users::id)
            .select((users::name, upper.team))
            .fetch_all(db)
            .await?;
        assert_eq!(rows[0], ("Ann".to_owned(), Some("Red".to_owned())));
        assert_eq!(rows[3], ("Dora".to_owned(), None));
        Ok(())
    })
    .await;
}
