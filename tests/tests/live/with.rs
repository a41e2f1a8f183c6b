//! WITH.

use relvar::prelude::*;
use relvar_tests::{posts, teams, users, with_database};

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
