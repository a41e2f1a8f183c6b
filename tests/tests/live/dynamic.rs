//! Queries that are put together at run time, and the running twins of what is refused in them.

use crate::backend::Backend;
use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{posts, users};

/// For any query that has `users` in its FROM clause.
fn search<'v, S: Contains<users::table>>(words: &[&'v str]) -> Cond<'v, S, Backend> {
    Cond::any(words.iter().map(|word| Cond::new(users::name.contains(*word))))
}

type OfUsers<'v> = Cond<'v, relvar::check::OnlyTable<users::table>, Backend>;

#[tokio::test]
async fn w1_a1_a_boxed_condition_is_a_condition_of_where() {
    with_database(async |db| {
        let names = async |condition: OfUsers<'_>| {
            let query = users.dynamic::<Backend>().filter_boxed(condition).order_by(users::id);
            query.fetch_all(db).await.map(|rows| rows.into_iter().map(|row| row.name).collect::<Vec<_>>())
        };
        assert_eq!(names(search(&["o", "nn"])).await?, ["Ann", "Bob", "Dora"]);
        assert_eq!(names(!search(&["o", "nn"])).await?, ["Cid"]);
        assert_eq!(names(search(&[])).await?.len(), 0);
        assert_eq!(names(Cond::all([])).await?.len(), 4);
        let wrote = exists(posts.correlate(users).filter(posts::user_id.eq(users::id)));
        assert_eq!(names(search(&["o"]) & Cond::new(wrote)).await?, ["Bob"]);
        assert_eq!(names(search(&["Bob"]) | Cond::new(users::age.gt(40))).await?, ["Bob", "Dora"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_dynamic_query_keeps_joins_grouping_and_row() {
    with_database(async |db| {
        let base = || {
            users
                .left_join(posts)
                .filter(users::id.lt(4))
                .group_by((users::id, users::name))
                .select((users::name, max(posts::views)))
                .dynamic::<Backend>()
        };
        let run = async |only: Option<&'static str>, by_views: bool, rows: Option<u32>| {
            let mut query = base();
            if let Some(name) = only {
                query = query.filter_boxed(search(&[name])).filter(posts::id.is_not_null());
            }
            let query = match by_views {
                true => query.order_by((max(posts::views).desc_nulls_last(), users::id)),
                false => query.order_by(users::name.desc()),
            };
            query.limit(rows).fetch_all(db).await
        };
        let row = |name: &str, views: Option<i64>| (name.to_owned(), views);
        let (ann, bob, cid) = (row("Ann", Some(10)), row("Bob", Some(5)), row("Cid", None));
        assert_eq!(run(None, true, None).await?, [ann.clone(), bob.clone(), cid.clone()]);
        assert_eq!(run(None, false, Some(2)).await?, [cid, bob.clone()]);
        assert_eq!(run(Some("o"), false, Some(2)).await?, std::slice::from_ref(&bob));
        assert_eq!(base().order_by(users::id).first().fetch_optional(db).await?, Some(ann));
        assert_eq!(base().order_by(users::id).offset(1).limit(1).fetch_one_checked(db).await?, bob);
        let number = users.select(count_rows()).dynamic::<Backend>().filter(users::age.gt(20));
        assert_eq!(number.fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}
