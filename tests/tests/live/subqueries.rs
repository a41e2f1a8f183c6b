//! Subqueries beside groups, aggregates and WITH: the valid neighbours of what is refused there.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{memberships, posts, tags, teams, users};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Author {
    pub(crate) id: i32,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Team {
    pub(crate) team: Option<i32>,
}

#[tokio::test]
async fn a5_a_subquery_alone_in_having_uses_grouped_columns() {
    with_database(async |db| {
        // The key of the table, and a column that is grouped by itself.
        let wrote = || posts.correlate(users).filter(posts::user_id.eq(users::id));
        let by_key =
            users.group_by(users::id).having(exists(wrote())).select(users::name).order_by(users::id);
        assert_eq!(by_key.fetch_all(db).await?, ["Ann", "Bob"]);
        let named = || exists(teams.correlate(users).filter(teams::id.eq(users::team_id)));
        let by_team = users.group_by(users::team_id).having(named()).select(users::team_id);
        assert_eq!(by_team.order_by(users::team_id).fetch_all(db).await?, [Some(1), Some(2)]);
        let fewer = users.group_by(users::id).having(count_rows().lt(scalar(wrote().select(count_rows()))));
        assert_eq!(fewer.select(users::name).fetch_all(db).await?, ["Ann"]);
        // Without a table of the query around it, it is the same for all groups.
        let some = users.having(exists(posts.filter(posts::views.gt(9)))).select(count_rows());
        assert_eq!(some.fetch_all(db).await?, [4]);
        let none = users.having(exists(posts.filter(posts::views.gt(99)))).select(count_rows());
        assert_eq!(none.fetch_all(db).await?, Vec::<i64>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a8_beside_in_any_and_all_an_aggregate_has_a_column_of_its_own() {
    with_database(async |db| {
        let most = posts.correlate(users).select(max(posts::views.add(users::karma).sub(10)));
        let names = users.filter(users::karma.is_in(most)).select(users::name).order_by(users::id);
        assert_eq!(names.fetch_all(db).await?, ["Ann", "Bob", "Cid", "Dora"]);
        assert_eq!(users.filter(users::karma.eq_any(most)).count().fetch_one(db).await?, 4);
        let both = row_of((users::id, users::team_id));
        let pairs = posts.select((max(posts::user_id), min(posts::id)));
        assert_eq!(users.filter(both.is_in(pairs)).select(users::name).fetch_all(db).await?, ["Bob"]);
        let pair = users.filter(both.eq(scalar_row(pairs))).select(users::name);
        assert_eq!(pair.fetch_all(db).await?, ["Bob"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn r4_a_row_of_a_subquery_is_one() {
    with_database(async |db| {
        let seat = row_of((memberships::user_id, memberships::role));
        let by_key = memberships.find((1, 2)).select((memberships::user_id, memberships::role));
        let found = memberships.filter(seat.eq(scalar_row(by_key))).select(memberships::team_id);
        assert_eq!(found.fetch_all(db).await?, [2]);
        let last = memberships.order_by((memberships::user_id.desc(), memberships::team_id)).first();
        let last = scalar_row(last.select((memberships::user_id, memberships::role)));
        assert_eq!(memberships.filter(seat.eq(last)).select(memberships::team_id).fetch_all(db).await?, [1]);
        // What the compiler cannot prove is left to the server by name.
        let chiefs = memberships.alias::<'b'>();
        let chiefs = |role: &'static str| {
            scalar_row_checked(
                chiefs.query().filter(chiefs.role.eq(role)).select((chiefs.user_id, chiefs.role)),
            )
        };
        let one = memberships.filter(seat.eq(chiefs("chief"))).select(memberships::level);
        assert_eq!(one.fetch_all(db).await?, [3]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s8_what_with_defines_is_used_in_every_part() {
    with_database(async |db| {
        let author = posts.filter(posts::views.gt(5)).select(row!(Author { id: posts::user_id })).cte();
        let ids = || author.query().select(author.id);
        let most = scalar(author.query().select(max(author.id)));
        assert_eq!(with(&author, users.filter(users::id.eq(most)).count()).fetch_one(db).await?, 1);
        assert_eq!(with(&author, users.filter(users::id.is_in(ids())).count()).fetch_one(db).await?, 1);
        assert_eq!(with(&author, users.filter(users::id.ne_all(ids())).count()).fetch_one(db).await?, 3);
        let derived = author.query().select(row!(Team { team: author.id })).derived();
        assert_eq!(with(&author, derived.query().count()).fetch_one(db).await?, 1);
        let both = ids().union(users.filter(users::id.eq(3)).select(users::id)).order_by_output(|id| id);
        assert_eq!(with(&author, both).fetch_all(db).await?, [1, 3]);
        let there = with(&author, author.query().exists());
        assert!(there.fetch_one(db).await?);
        let update = users.update(users::karma.set(100)).from(&author).filter(author.id.eq(users::id));
        assert_eq!(with(&author, update).execute(db).await?, 1);
        let insert = tags.insert_from(
            (tags::name, tags::uses),
            author.query().select((author.id.cast::<Text>(), author.id)),
        );
        assert_eq!(with(&author, insert).execute(db).await?, 1);
        let delete = tags.delete().filter(tags::uses.is_in(ids()));
        assert_eq!(with(&author, delete).execute(db).await?, 2);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s8_with_in_with_is_one_clause() {
    with_database(async |db| {
        let author = posts.select(row!(Author { id: posts::user_id })).distinct().cte();
        let team = users.inner_join(author.on(author.id.eq(users::id))).filter(users::id.gt(0));
        let team = team.select(row!(Team { team: users::team_id })).cte();
        let busy = || with(&team, team.query().count());
        assert_eq!(with(&author, busy()).fetch_one(db).await?, 2);
        // In a subquery, of a statement that writes, and with a recursive one.
        let teams_of = with(&author, with(&team, team.query().select(team.team)));
        let names = teams.filter(teams::id.eq_any(teams_of)).select(teams::title);
        assert_eq!(names.fetch_all(db).await?, ["Red"]);
        let update = users.update(users::karma.set(0)).from(&team).filter(team.team.eq(users::team_id));
        assert_eq!(with(&author, with(&team, update)).execute(db).await?, 2);
        let walk = users.filter(users::id.eq(1)).select(row!(Author { id: users::id })).cte_as::<'w'>();
        let walk = walk.recursive_union(|walk| {
            let next = walk.query().filter(walk.id.lt(3));
            next.select(row!(Author { id: walk.id.add(1) }))
        });
        let counted = walk.query().cross_join(&author).count();
        assert_eq!(with(&author, with(&walk, counted)).fetch_one(db).await?, 6);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c14_the_with_clause_of_a_subquery_reads() {
    with_database(async |db| {
        let author = posts.select(row!(Author { id: posts::user_id })).cte();
        let whole = || with(&author, author.query());
        let count = || with(&author, author.query().select(count_rows()));
        let ids = || with(&author, author.query().select(author.id));
        let team = || with(&author, author.query().select(row!(Team { team: author.id })));
        let row = users.find(1).select((exists(whole()), scalar(count())));
        assert_eq!(row.fetch_one(db).await?, (true, Some(3)));
        assert_eq!(users.filter(users::id.is_in(ids())).count().fetch_one(db).await?, 2);
        assert_eq!(users.filter(users::id.eq_any(ids())).count().fetch_one(db).await?, 2);
        let (derived, named) = (team().derived(), team().cte());
        assert_eq!(derived.query().count().fetch_one(db).await?, 3);
        assert_eq!(with(&named, named.query().count()).fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}
