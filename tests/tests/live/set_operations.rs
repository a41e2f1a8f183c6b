//! UNION, INTERSECT and EXCEPT: the types, nullability and rows that the server gives.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{memberships, messages, posts, teams, users};

#[derive(relvar::Row, Debug, PartialEq)]
struct Named {
    name: String,
    number: Option<i64>,
}

#[tokio::test]
async fn every_operation_gives_the_servers_rows() {
    with_database(async |db| {
        let (written, sent) = (posts.select(posts::user_id), messages.select(messages::sender_id));
        let sorted = |mut rows: Vec<i32>| {
            rows.sort();
            rows
        };
        assert_eq!(sorted(written.union(sent).fetch_all(db).await?), [1, 2, 3]);
        assert_eq!(sorted(written.union_all(sent).fetch_all(db).await?), [1, 1, 1, 2, 2, 3]);
        assert_eq!(sorted(written.intersect(sent).fetch_all(db).await?), [1, 2]);
        assert_eq!(sorted(sent.except(written).fetch_all(db).await?), [3]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t10_types_widen_as_the_server_says() {
    with_database(async |db| {
        let ids = users.find(1).select(users::id);
        let wide: Vec<i64> =
            ids.union(users.find(1).select(users::karma)).order_by(users::id).fetch_all(db).await?;
        assert_eq!(wide, [1, 7]);
        let wide: Vec<i64> = users.find(2).select(users::karma).union(ids).any_order().fetch_all(db).await?;
        assert_eq!(wide.len(), 2);
        let small: Vec<i32> =
            memberships.any_order().first().select(memberships::level).union_all(ids).fetch_all(db).await?;
        assert_eq!(small.len(), 2);
        let floats: Vec<Option<f32>> =
            messages.any_order().first().select(messages::weight).union_all(ids).fetch_all(db).await?;
        assert_eq!(floats.last(), Some(&Some(1.0)));
        let floats: Vec<Option<f64>> = messages
            .any_order()
            .first()
            .select(messages::weight)
            .union(posts.find(1).select(posts::rating))
            .fetch_all(db)
            .await?;
        assert!(floats.contains(&Some(4.5)));
        let texts: Vec<String> =
            messages.select(messages::text).union_all(users.select(users::name)).fetch_all(db).await?;
        assert_eq!(texts.len(), 7);
        let texts: Vec<String> =
            users.select(users::name).union_all(messages.select(messages::text)).fetch_all(db).await?;
        assert_eq!(texts.len(), 7);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_column_is_nullable_where_it_is_in_some_branch() {
    with_database(async |db| {
        let rows: Vec<(Option<i32>, String)> = teams
            .select((teams::id, teams::title))
            .union(users.select((users::team_id, users::name)))
            .order_by((teams::id.asc_nulls_first(), teams::title))
            .fetch_all(db)
            .await?;
        assert_eq!(rows[0], (None, "Dora".into()));
        assert_eq!(rows.len(), 7);
        let named: Vec<Named> = users
            .find(1)
            .select(row!(Named { name: users::name, number: users::karma }))
            .union(teams.left_join(users).select((teams::title, users::id)))
            .order_by_output(|row| (row.number.asc_nulls_first(), row.name.desc()))
            .fetch_all(db)
            .await?;
        assert_eq!(named[0], Named { name: "Empty".into(), number: None });
        assert_eq!(named.last(), Some(&Named { name: "Ann".into(), number: Some(7) }));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn branches_on_one_table_keep_its_row() {
    with_database(async |db| {
        let young = users.filter(users::age.lt(25));
        let old = users.filter(users::age.gt(25));
        let people: Vec<users::Row> = young.union(old).order_by(users::id).fetch_all(db).await?;
        assert_eq!(
            people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(),
            ["Ann", "Bob", "Dora"]
        );
        let pairs: Vec<(teams::Row, Option<users::Row>)> = teams
            .left_join(users)
            .union(teams.left_join(users))
            .order_by((teams::id, users::id))
            .fetch_all(db)
            .await?;
        assert_eq!(pairs.len(), 4);
        assert_eq!(pairs[0].1.as_ref().unwrap().name, "Ann");
        assert!(pairs[3].1.is_none());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn branches_nest_with_orders_and_limits_of_their_own() {
    with_database(async |db| {
        let oldest = users.order_by(users::age.desc_nulls_last()).limit(2).select(users::name);
        let first_team = teams.order_by(teams::id).first().select(teams::title);
        let everyone = users.select(users::name);
        let rows = oldest
            .union_all(first_team)
            .order_by(users::name)
            .limit(2)
            .union(everyone.except(oldest.union(first_team)))
            .order_by(users::name.desc())
            .offset(1)
            .fetch_all(db)
            .await?;
        assert_eq!(rows, ["Cid", "Bob", "Ann"]);
        assert_eq!(everyone.except(oldest).order_by(users::name).first().fetch_one(db).await?, "Bob");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_set_operation_stands_where_a_query_does() {
    with_database(async |db| {
        let busy = posts.select(posts::user_id).union(messages.select(messages::sender_id));
        let idle = users.filter(users::id.is_not_in(busy)).order_by(users::id).select(users::name);
        assert_eq!(idle.fetch_all(db).await?, ["Dora"]);
        let own = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::id);
        let sent = messages.correlate(users).filter(messages::sender_id.eq(users::id)).select(messages::id);
        let active = users.filter(exists(own.union_all(sent))).order_by(users::id).select(users::id);
        assert_eq!(active.fetch_all(db).await?, [1, 2, 3]);
        let smallest = users
            .order_by(users::id)
            .select((users::id, scalar(own.union(sent).order_by(posts::id).first())));
        assert_eq!(smallest.fetch_all(db).await?, [(1, Some(1)), (2, Some(2)), (3, Some(3)), (4, None)]);
        Ok(())
    })
    .await;
}
