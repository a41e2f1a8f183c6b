//! Derived tables and LATERAL.

use crate::backend::Pool;
use crate::backend::with_database;
use relvar::prelude::*;
use relvar::stmt::{Fetchable, Statement};
use relvar_tests::{posts, teams, users};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct TeamSize {
    pub(crate) team: Option<i32>,
    pub(crate) members: i64,
    pub(crate) oldest: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Latest {
    pub(crate) id: i32,
    pub(crate) title: String,
}

#[tokio::test]
async fn a_query_is_a_table() {
    with_database(async |db| {
        let sizes = users
            .group_by(users::team_id)
            .select(row!(TeamSize {
                team: users::team_id,
                members: count(users::id),
                oldest: max(users::age)
            }))
            .derived();
        let rows =
            sizes.query().order_by(sizes.members.desc()).then_by(sizes.team.asc()).fetch_all(db).await?;
        let size = |team, members, oldest| TeamSize { team, members, oldest };
        assert_eq!(rows, [size(Some(1), 2, Some(30)), size(Some(2), 1, None), size(None, 1, Some(50))]);

        let joined = teams
            .left_join(sizes.on(sizes.team.eq(teams::id)))
            .order_by(teams::id)
            .select((teams::title, sizes.members, sizes.oldest))
            .fetch_all(db)
            .await?;
        let joined: Vec<_> =
            joined.iter().map(|(title, members, oldest)| (title.as_str(), *members, *oldest)).collect();
        assert_eq!(joined, [("Red", Some(2), Some(30)), ("Blue", Some(1), None), ("Empty", None, None)]);

        let whole =
            teams.left_join(sizes.on(sizes.team.eq(teams::id))).order_by(teams::id).fetch_all(db).await?;
        assert_eq!(whole[0].1, Some(size(Some(1), 2, Some(30))));
        assert_eq!(whole[2].1, None);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_query_along_a_foreign_key_is_a_table() {
    with_database(async |db| {
        let written = posts.inner_join(users).filter(users::name.eq("Ann"));
        let written = written.select(row!(Latest { id: posts::id, title: posts::title })).derived();
        let titles = written.query().order_by(written.id).select(written.title).fetch_all(db).await?;
        assert_eq!(titles, ["First", "Second"]);
        let other = written.alias::<'b'>();
        let pairs = written.query().inner_join(other.on(other.id.gt(written.id)));
        assert_eq!(pairs.select((written.id, other.id)).fetch_all(db).await?, [(1, 2)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_query_stands_in_from_twice() {
    with_database(async |db| {
        let sizes = users
            .group_by(users::team_id)
            .select(row!(TeamSize {
                team: users::team_id,
                members: count(users::id),
                oldest: max(users::age)
            }))
            .derived();
        let other = sizes.alias::<'b'>();
        let pairs = sizes
            .query()
            .inner_join(other.on(sizes.members.gt(other.members)))
            .order_by(other.team)
            .select((sizes.team, other.team))
            .fetch_all(db)
            .await?;
        assert_eq!(pairs, [(Some(1), Some(2)), (Some(1), None)]);

        let big = users
            .filter(users::team_id.is_in(sizes.query().filter(sizes.members.gt(1)).select(sizes.team)))
            .order_by(users::id)
            .select(users::name)
            .fetch_all(db)
            .await?;
        assert_eq!(big, ["Ann", "Bob"]);
        let lonely = teams
            .filter(not(exists(sizes.query().correlate(teams).filter(sizes.team.eq(teams::id)))))
            .select(teams::title)
            .fetch_all(db)
            .await?;
        assert_eq!(lonely, ["Empty"]);
        let named = sizes.query().filter(sizes.members.gt(1)).select_as::<TeamSize>().fetch_all(db).await?;
        assert_eq!(named.len(), 1);
        let grouped = sizes.query().group_by(sizes.members).order_by(sizes.members);
        let grouped = grouped.select((sizes.members, count_rows())).fetch_all(db).await?;
        assert_eq!(grouped, [(1, 2), (2, 1)]);
        Ok(())
    })
    .await;
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Written {
    author: i32,
    number: i64,
}

/// A query owns the derived table in it, so a function gives it.
fn authors(least: String) -> impl Statement<Row = (String, i64)> + Fetchable + Clone {
    let written = posts
        .filter(posts::title.ge(least))
        .group_by(posts::user_id)
        .select(row!(Written { author: posts::user_id, number: count(posts::id) }))
        .derived();
    let query = users.inner_join(written.on(written.author.eq(users::id))).order_by(users::id);
    query.select((users::name, written.number))
}

/// Nothing of the query is held across the await, so a task runs it.
async fn authors_of(db: Pool, least: String) -> Result<Vec<(String, i64)>, crate::backend::Error> {
    let written = posts
        .filter(posts::title.ge(least))
        .group_by(posts::user_id)
        .select(row!(Written { author: posts::user_id, number: count(posts::id) }))
        .derived();
    let query = users.inner_join(written.on(written.author.eq(users::id))).order_by(users::id);
    query.select((users::name, written.number)).fetch_all(&db).await
}

#[tokio::test]
async fn a_query_with_a_derived_table_is_given_and_spawned() {
    let _ = authors("Second".to_owned());
    with_database(async |db| {
        let rows = tokio::spawn(authors_of(db.clone(), "Second".to_owned())).await??;
        assert_eq!(rows, [("Ann".to_owned(), 1), ("Bob".to_owned(), 1)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s7_a_derived_table_sees_the_query_around_its_own() {
    with_database(async |db| {
        let own = posts
            .correlate(users)
            .filter(posts::user_id.eq(users::id))
            .select(row!(Latest { id: posts::id, title: posts::title }))
            .derived();
        let writers = users
            .filter(exists(own.query().filter(own.title.ne("First"))))
            .order_by(users::id)
            .select(users::name)
            .fetch_all(db)
            .await?;
        assert_eq!(writers, ["Ann", "Bob"]);
        Ok(())
    })
    .await;
}
