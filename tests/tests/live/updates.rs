//! UPDATE and DELETE with tables beside the target, rows of values, queries and keys; RETURNING.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{comments, posts, tags, teams, users};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Busy {
    pub(crate) id: i32,
    pub(crate) number: i64,
}

#[tokio::test]
async fn s9_derived_tables_and_common_table_expressions_stand_beside_the_target() {
    with_database(async |db| {
        let busy = posts
            .group_by(posts::user_id)
            .select(row!(Busy { id: posts::user_id, number: count(posts::id) }));

        let derived = busy.derived();
        let update = users.update(users::karma.set(derived.number)).from(&derived);
        assert_eq!(
            update.filter(derived.id.eq(users::id)).returning(users::karma).fetch_all(db).await?.len(),
            2
        );
        assert_eq!(users.find(1).select(users::karma).fetch_one(db).await?, 2);
        let named = busy.cte();
        let update = users.update(users::karma.set(named.number.mul(10))).from(&named);
        let update = with(&named, update.filter(named.id.eq(users::id)));
        assert_eq!(update.execute(db).await?, 2);
        assert_eq!(users.find(1).select(users::karma).fetch_one(db).await?, 20);
        let values = values_of([
            row!(Busy { id: val::<Int4, _>(1), number: val::<Int8, _>(5) }),
            row!(Busy { id: val::<Int4, _>(9), number: val::<Int8, _>(5) }),
        ])
        .derived();
        let update = users.update(users::karma.set(values.number)).from(&values);
        assert_eq!(update.filter(values.id.eq(users::id)).execute(db).await?, 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn u3_rows_of_values_and_of_queries_are_set_together() {
    with_database(async |db| {
        let swapped = (tags::name, tags::uses).set((upper(tags::name), tags::uses.add(1)));
        let mut rows =
            tags.update(swapped).all_rows().returning((tags::name, tags::uses)).fetch_all(db).await?;
        rows.sort();
        assert_eq!(rows, [("RUST".to_owned(), 4), ("SQL".to_owned(), 2)]);

        // An aggregate gives a row for who has no post, too.
        let own = posts.correlate(users).filter(posts::user_id.eq(users::id));
        let set = (users::karma, users::age).set_from(own.select((count_rows(), max(posts::id))));
        assert_eq!(users.update((set, users::active.set(false))).all_rows().execute(db).await?, 4);
        let rows = users.order_by(users::id).select((users::karma, users::age)).fetch_all(db).await?;
        assert_eq!(rows, [(2, Some(2)), (1, Some(3)), (0, None), (0, None)]);

        // A query that gives no row sets NULL.
        let first = comments.correlate(posts).filter(comments::post_id.eq(posts::id)).order_by(comments::id);
        let set =
            (posts::body, posts::rating).set_from(first.limit(1).select((comments::text, posts::rating)));
        assert_eq!(posts.update(set).all_rows().execute(db).await?, 3);
        let rows = posts.order_by(posts::id).select((posts::body, posts::rating)).fetch_all(db).await?;
        assert_eq!(
            rows,
            [(Some("nice".to_owned()), Some(4.5)), (None, None), (Some("no".to_owned()), Some(3.5))]
        );
        let scalar_set = users::age.set(scalar(posts.select(max(posts::id))));
        assert_eq!(users.update(scalar_set).filter(users::id.eq(3)).execute(db).await?, 1);
        assert_eq!(users.find(3).select(users::age).fetch_one(db).await?, Some(3));
        Ok(())
    })
    .await;
}

#[derive(relvar::Changes)]
#[changes(table = users)]
pub(crate) struct Rename {
    pub(crate) name: Option<String>,
}

#[tokio::test]
async fn u1_a_struct_of_changes_with_nothing_in_it_is_not_sent() {
    with_database(async |db| {
        let rename = Rename { name: Some("Red one".into()) };
        let update = users.update(&rename).from(teams).filter(teams::id.eq(users::team_id));
        let update = update.filter(users::id.eq(1)).returning(users::name);
        assert_eq!(update.fetch_all(db).await?, ["Red one"]);
        let nothing = Rename { name: None };
        let update = users.update(&nothing).from(teams).filter(teams::id.eq(users::team_id));
        assert_eq!(update.returning(users::name).fetch_all(db).await?, Vec::<String>::new());
        assert_eq!(users.update(nothing).all_rows().execute(db).await?, 0);
        Ok(())
    })
    .await;
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Tag {
    uses: i32,
    name: String,
}

#[tokio::test]
async fn r1_returning_gives_structs_and_whole_rows() {
    with_database(async |db| {
        let one = tags.insert(tags::name.set("a")).returning_as::<Tag>().fetch_one(db).await?;
        assert_eq!(one, Tag { uses: 0, name: "a".into() });
        let shown = row!(Tag { name: upper(tags::name), uses: tags::uses.mul(2) });
        let one =
            tags.update(tags::uses.set(4)).filter(tags::name.eq("a")).returning(shown).fetch_one(db).await?;
        assert_eq!(one, Tag { uses: 8, name: "A".into() });
        let gone = tags.delete().filter(tags::name.eq("a")).returning_as::<Tag>().fetch_one(db).await?;
        assert_eq!(gone.uses, 4);
        Ok(())
    })
    .await;
}
