//! Subqueries beside groups, aggregates and WITH: the valid neighbours of what is refused there.

use crate::backend::with_database;
use crate::subqueries::*;
use relvar::prelude::*;
use relvar_tests::{memberships, posts, tags, users};

// SQLite: GreaterAny
#[tokio::test]
async fn a5_a_subquery_of_any_in_having_uses_grouped_columns() {
    with_database(async |db| {
        // The key of the table, and a column that is grouped by itself.
        let wrote = || posts.correlate(users).filter(posts::user_id.eq(users::id));
        let viewed = wrote().select(posts::id);
        let viewed = users.group_by(users::id).having(users::karma.gt_any(viewed)).select(users::name);
        assert_eq!(viewed.order_by(users::id).fetch_all(db).await?, ["Ann"]);
        Ok(())
    })
    .await;
}

// SQLite: LessOrEqualAll
#[tokio::test]
async fn a8_beside_all_an_aggregate_has_a_column_of_its_own() {
    with_database(async |db| {
        let least = posts.select(min(posts::id));
        assert_eq!(users.filter(users::id.le_all(least)).select(users::name).fetch_all(db).await?, ["Ann"]);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the check that a subquery has one row
#[tokio::test]
async fn r4_a_row_of_a_subquery_of_two_rows_is_refused() {
    with_database(async |db| {
        let seat = row_of((memberships::user_id, memberships::role));
        // What the compiler cannot prove is left to the server by name.
        let chiefs = memberships.alias::<'b'>();
        let chiefs = |role: &'static str| {
            scalar_row_checked(
                chiefs.query().filter(chiefs.role.eq(role)).select((chiefs.user_id, chiefs.role)),
            )
        };
        let two = memberships.filter(seat.eq(chiefs("member"))).count().fetch_one(db).await.unwrap_err();
        assert_eq!(two.sqlstate(), Some("21000"));
        Ok(())
    })
    .await;
}

// SQLite: MERGE, NestedRows
#[tokio::test]
async fn s8_what_with_defines_is_used_by_merge_and_nested_rows() {
    with_database(async |db| {
        let author = posts.filter(posts::views.gt(5)).select(row!(Author { id: posts::user_id })).cte();
        let ids = || author.query().select(author.id);
        let nested = users.find(1).select(many(ids()));
        assert_eq!(with(&author, nested).fetch_one(db).await?, [1]);
        let merge = tags.merge(&author).on(tags::uses.eq(author.id)).when_matched().update(tags::uses.set(7));
        assert_eq!(with(&author, merge).execute(db).await?, 1);
        Ok(())
    })
    .await;
}

// SQLite: MERGE
#[tokio::test]
async fn s8_what_is_recursive_is_the_source_of_a_merge() {
    with_database(async |db| {
        let walk = users.filter(users::id.eq(1)).select(row!(Author { id: users::id })).cte_as::<'w'>();
        let walk = walk.recursive_union(|walk| {
            let next = walk.query().filter(walk.id.lt(3));
            next.select(row!(Author { id: walk.id.add(1) }))
        });
        // What is recursive may be the source of a MERGE, in a table of its own.
        let steps = with(&walk, walk.query().select(row!(Author { id: walk.id }))).derived();
        let merge = tags.merge(&steps).on(tags::uses.eq(steps.id)).when_matched().delete();
        assert_eq!(merge.execute(db).await?, 2);
        Ok(())
    })
    .await;
}

// SQLite: NestedRows, LATERAL
#[tokio::test]
async fn c14_the_with_clause_of_nested_rows_and_lateral_reads() {
    with_database(async |db| {
        let author = posts.select(row!(Author { id: posts::user_id })).cte();
        let whole = || with(&author, author.query());
        let count = || with(&author, author.query().select(count_rows()));
        let ids = || with(&author, author.query().select(author.id));
        let team = || with(&author, author.query().select(row!(Team { team: author.id })));
        let row = users.find(1).select((exists(whole()), scalar(count()), many(ids()), one(count())));
        assert_eq!(row.fetch_one(db).await?, (true, Some(3), vec![1, 1, 2], Some(3)));
        assert_eq!(users.cross_join(team().lateral()).count().fetch_one(db).await?, 12);
        Ok(())
    })
    .await;
}

// SQLite: DISTINCT_ON
#[tokio::test]
async fn a4_distinct_on_takes_an_aggregate_of_groups() {
    with_database(async |db| {
        let sizes = users
            .group_by(users::team_id)
            .select((users::team_id, count_rows()))
            .distinct_on(count_rows())
            .order_by((count_rows(), users::team_id));
        assert_eq!(sizes.fetch_all(db).await?, [(Some(2), 1), (Some(1), 2)]);
        assert_eq!(users.select(count_rows()).distinct_on(count_rows()).fetch_all(db).await?, [4]);
        Ok(())
    })
    .await;
}
