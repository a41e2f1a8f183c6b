//! Rules I1, I3, I5: every form of INSERT, with its rows in the order in which they were given.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{PostStatus, comments, posts, tags, teams, users};

#[tokio::test]
async fn i1_many_rows_are_tuples_structs_or_an_iterator() {
    with_database(async |db| {
        let row = |name: &str, uses: i32| (tags::uses.set(uses), tags::name.set(name.to_owned()));
        let rows = vec![row("z", 1), row("a", 2), row("m", 3)];
        assert_eq!(tags.insert(&rows).execute(db).await?, 3);
        let back = tags.insert([row("y", 4), row("b", 5)]).returning((tags::name, tags::uses));
        assert_eq!(back.fetch_all(db).await?, [("y".to_owned(), 4), ("b".to_owned(), 5)]);
        assert_eq!(tags.insert(vec![tags::name.set("q"), tags::name.set("p")]).execute(db).await?, 2);
        let names = (0..3).map(|number| tags::name.set(format!("n{number}")));
        assert_eq!(tags.insert_rows(names).returning(tags::name).fetch_all(db).await?, ["n0", "n1", "n2"]);
        let none = tags.insert_rows(std::iter::empty::<NewTag>()).execute(db).await?;
        assert_eq!(none, 0);
        let tag = NewTag { name: "by reference" };
        assert_eq!(tags.insert(&[&tag]).execute(db).await?, 1);
        assert_eq!(tags.count().fetch_one(db).await?, 2 + 3 + 2 + 2 + 3 + 1);
        Ok(())
    })
    .await;
}

#[derive(relvar::Insert)]
#[insert(table = tags)]
pub(crate) struct NewTag {
    pub(crate) name: &'static str,
}

#[tokio::test]
async fn rows_beyond_the_limit_on_parameters_come_back_in_their_order() {
    with_database(async |db| {
        let rows: Vec<_> =
            (0..70_000).map(|number| (teams::title.set(format!("{}", (number * 7919) % 70_001)),)).collect();
        let back = teams.insert(&rows).returning((teams::id, teams::title)).fetch_all(db).await?;
        assert_eq!(back.len(), rows.len());
        // The identity counts in the order of the rows, and RETURNING has it too.
        for (number, (id, title)) in (0..).zip(&back) {
            assert_eq!((*id, title.as_str()), (number + 4, format!("{}", (number * 7919) % 70_001).as_str()));
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn i5_a_query_gives_the_rows() {
    with_database(async |db| {
        let draft = val::<PostStatus, _>(PostStatus::Draft);
        let grown =
            users.filter(users::age.gt(25)).order_by(users::id).select((users::name, draft, users::id));
        let made = posts.insert_from((posts::title, posts::status, posts::user_id), grown);
        let made = made.returning((posts::user_id, posts::title, posts::body)).fetch_all(db).await?;
        assert_eq!(made, [(1, "Ann".to_owned(), None), (4, "Dora".to_owned(), None)]);

        #[derive(relvar::Row, relvar::Insert)]
        #[insert(table = posts)]
        struct NewPost {
            status: PostStatus,
            title: String,
            body: Option<String>,
            user_id: i32,
        }
        let copies = posts.filter(posts::views.gt(0)).order_by(posts::id).select(row!(NewPost {
            user_id: posts::user_id,
            title: posts::title.concat("!"),
            body: posts::body,
            status: posts::status,
        }));
        let made = posts.insert_named(copies).returning((posts::user_id, posts::title, posts::body));
        let made = made.fetch_all(db).await?;
        let row = |user: i32, title: &str, body: &str| (user, title.to_owned(), Some(body.to_owned()));
        assert_eq!(made, [row(1, "First!", "one"), row(2, "Third!", "three")]);
        // An int4 is stored in an int4 column from an int8 one, as the server does it.
        let wide = posts.order_by(posts::id).limit(1).select((posts::title.concat("?"), posts::views));
        let made =
            tags.insert_from((tags::name, tags::uses), wide).returning(tags::uses).fetch_all(db).await?;
        assert_eq!(made, [10]);
        let both = users.select(users::name.concat("1")).union(teams.select(teams::title));
        assert_eq!(tags.insert_from(tags::name, both).execute(db).await?, 7);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn i3_an_identity_is_overridden_by_name_only() {
    #[derive(relvar::Insert)]
    #[insert(table = comments)]
    struct OldComment {
        #[insert(overriding_system_value)]
        id: i64,
        post_id: i32,
        text: &'static str,
    }
    with_database(async |db| {
        let row = (
            comments::id.overriding_system_value().set(77),
            comments::post_id.set(1),
            comments::text.set("x"),
        );
        assert_eq!(comments.insert(row).returning(comments::id).fetch_one(db).await?, 77);
        let rows = [80, 79].map(|id| OldComment { id, post_id: 1, text: "old" });
        assert_eq!(comments.insert(&rows).returning(comments::id).fetch_all(db).await?, [80, 79]);
        assert_eq!(comments.insert(&OldComment { id: 90, post_id: 1, text: "y" }).execute(db).await?, 1);
        Ok(())
    })
    .await;
}
