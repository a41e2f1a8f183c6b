//! WITH.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{posts, tags, teams, users};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Author {
    id: i32,
    number: i64,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Busy {
    name: String,
}

#[tokio::test]
async fn s8_a_query_is_named_and_used() {
    with_database(async |db| {
        let author = posts
            .group_by(posts::user_id)
            .select(row!(Author { id: posts::user_id, number: count(posts::id) }))
            .cte();
        let rows = users
            .left_join(author.on(author.id.eq(users::id)))
            .order_by(users::id)
            .select((users::name, author.number));
        let rows = with(&author, rows).fetch_all(db).await?;
        let rows: Vec<_> = rows.iter().map(|(name, number)| (name.as_str(), *number)).collect();
        assert_eq!(rows, [("Ann", Some(2)), ("Bob", Some(1)), ("Cid", None), ("Dora", None)]);

        let most = with(&author, author.query().select(max(author.number))).fetch_one(db).await?;
        assert_eq!(most, Some(2));
        let whole = with(author, author.query().order_by(author.id)).fetch_all(db).await?;
        assert_eq!(whole, [Author { id: 1, number: 2 }, Author { id: 2, number: 1 }]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s8_a_later_one_uses_an_earlier_one_and_subqueries_use_both() {
    with_database(async |db| {
        let author = posts
            .group_by(posts::user_id)
            .select(row!(Author { id: posts::user_id, number: count(posts::id) }))
            .cte()
            .materialized();
        let busy = users
            .inner_join(author.on(author.id.eq(users::id)))
            .filter(author.number.gt(1))
            .select(row!(Busy { name: users::name }))
            .cte()
            .not_materialized();
        let all = users
            .filter(exists(author.query().correlate(users).filter(author.id.eq(users::id))))
            .filter(users::name.is_in(busy.query().select(busy.name)))
            .select(users::name);
        assert_eq!(with((&author, &busy), all).fetch_all(db).await?, ["Ann"]);

        let second = author.alias::<'b'>();
        let pairs = author
            .query()
            .inner_join(second.on(second.number.lt(author.number)))
            .select((author.id, second.id));
        assert_eq!(with(&author, pairs).fetch_all(db).await?, [(1, 2)]);

        let few = posts.filter(posts::id.lt(3)).group_by(posts::user_id);
        let few = few.select(row!(Author { id: posts::user_id, number: count(posts::id) })).cte_as::<'b'>();
        let both = author.query().cross_join(&few).order_by(author.id).select((author.number, few.number));
        assert_eq!(with((&author, &few), both).fetch_all(db).await?, [(2, 2), (1, 2)]);

        let inner = with(&author, author.query().filter(author.number.gt(1)).select(author.id));
        let names = users.filter(users::id.is_in(inner)).select(users::name);
        assert_eq!(names.fetch_all(db).await?, ["Ann"]);
        let any = users.filter(exists(inner)).count().fetch_one(db).await?;
        assert_eq!(any, 4);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s8_a_derived_table_uses_one() {
    with_database(async |db| {
        let author = posts
            .group_by(posts::user_id)
            .select(row!(Author { id: posts::user_id, number: count(posts::id) }))
            .cte();
        let busy = author.query().inner_join(users.on(users::id.eq(author.id)));
        let busy = busy.select(row!(Busy { name: users::name })).derived();
        let rows = teams.cross_join(&busy).filter(teams::id.eq(1)).order_by(busy.name).select(busy.all());
        let rows = with(&author, rows).fetch_all(db).await?;
        assert_eq!(rows, [Busy { name: "Ann".to_owned() }, Busy { name: "Bob".to_owned() }]);
        Ok(())
    })
    .await;
}

#[derive(Clone, Debug, PartialEq, relvar::Row, relvar::Insert)]
#[insert(table = tags)]
pub(crate) struct Tagged {
    pub(crate) name: String,
}

#[tokio::test]
async fn a_query_under_with_is_a_branch_of_a_set_operation() {
    with_database(async |db| {
        let author = posts
            .group_by(posts::user_id)
            .select(row!(Author { id: posts::user_id, number: count(posts::id) }))
            .cte();
        let own = || with(&author, author.query().select(author.id));
        let all = own().union_all(teams.select(teams::id)).order_by_output(|id| id);
        assert_eq!(all.fetch_all(db).await?, [1, 1, 2, 2, 3]);
        let idle = users.select(users::id).except(own()).order_by_output(|id| id);
        assert_eq!(idle.fetch_all(db).await?, [3, 4]);
        // ORDER BY and LIMIT of the branch are its own.
        let busiest = with(&author, author.query().order_by(author.number.desc()).limit(1).select(author.id));
        let both =
            busiest.union(teams.filter(teams::title.eq("Empty")).select(teams::id)).order_by_output(|id| id);
        assert_eq!(both.fetch_all(db).await?, [1, 3]);
        // The maximum of no rows is NULL: the column of the whole is nullable.
        let most = with(&author, author.query().filter(author.number.gt(9)).select(max(author.id)));
        let some = most.union(own()).order_by_output(|id| id);
        assert_eq!(some.fetch_all(db).await?, [Some(1), Some(2), None]);
        let names =
            users.filter(users::id.is_in(own().intersect(own()))).order_by(users::id).select(users::name);
        assert_eq!(names.fetch_all(db).await?, ["Ann", "Bob"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_query_under_with_gives_rows_to_insert_and_values_to_update() {
    with_database(async |db| {
        let author = posts
            .group_by(posts::user_id)
            .select(row!(Author { id: posts::user_id, number: count(posts::id) }))
            .cte();
        let named = users.inner_join(author.on(author.id.eq(users::id)));
        let rows = with(&author, named.filter(author.number.gt(1)).select(users::name));
        let uses =
            tags.insert_from(tags::name, rows).returning((tags::name, tags::uses)).fetch_all(db).await?;
        assert_eq!(uses, [("Ann".to_owned(), 0)]);
        let rows =
            with(&author, named.filter(author.number.eq(1)).select(row!(Tagged { name: users::name })));
        assert_eq!(tags.insert_named(rows).execute(db).await?, 1);

        let ends = with(&author, author.query().select((max(author.id), min(author.id))));
        users.update((users::age, users::team_id).set_from(ends)).filter(users::id.eq(3)).execute(db).await?;
        let cid = users.filter(users::id.eq(3)).select((users::age, users::team_id)).fetch_one(db).await?;
        assert_eq!(cid, (Some(2), Some(1)));
        let pairs = with(&author, author.query().select((author.id, author.number)));
        let few = users.filter(row_of((users::id, users::karma.sub(2))).is_in(pairs)).select(users::name);
        assert_eq!(few.fetch_all(db).await?, ["Bob"]);
        Ok(())
    })
    .await;
}
