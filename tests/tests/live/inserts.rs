//! Rules I1, I3, I5: every form of INSERT, with its rows in the order in which they were given.

use relvar::prelude::*;
use relvar::value::OrDefault::{self, Default, Value};
use relvar_pg::ddl;
use relvar_tests::{PostStatus, comments, posts, tags, teams, users, with_database};

relvar::table! {
    notes {
        #[primary_key] #[identity] id -> Int4,
        #[default("none")] #[unique] title -> Text,
        #[default(7)] rank -> Nullable<Int4>,
        labels -> Nullable<Array<Text>>,
        #[default(1)] version -> Int4,
    }
}

#[derive(relvar::Insert)]
#[insert(table = notes)]
struct NewNote {
    title: OrDefault<&'static str>,
    rank: OrDefault<Option<i32>>,
    labels: OrDefault<Option<Vec<&'static str>>>,
}

fn note(title: &'static str) -> NewNote {
    NewNote { title: Value(title), rank: Default, labels: Default }
}

type Note = (i32, String, Option<i32>, Option<Vec<String>>);

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
struct NewTag {
    name: &'static str,
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

        let names = users.group_by(users::name).select((users::name, count_rows().cast::<Int4>()));
        let made = tags.insert_from((tags::name, tags::uses), names).on_conflict(tags::name).do_nothing();
        assert_eq!(made.execute(db).await?, 4);
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
async fn defaults_for_all_columns_or_for_one() {
    with_database(async |db| {
        ddl::create_all(db, &[notes::SCHEMA]).await?;
        let back = (notes::id, notes::title, notes::rank, notes::labels);
        let note: Note = notes.insert_default().returning(back).fetch_one(db).await?;
        assert_eq!(note, (1, "none".to_owned(), Some(7), None));
        let row = (notes::title.set("t"), notes::rank.set_default(), notes::labels.set_default());
        let note: Note = notes.insert(row).returning(back).fetch_one(db).await?;
        assert_eq!(note, (2, "t".to_owned(), Some(7), None));
        let renewed = notes.update(notes::rank.set(None::<i32>)).all_rows().execute(db).await?;
        assert_eq!(renewed, 2);
        let renewed = notes.update(notes::rank.set_default()).filter(notes::id.eq(2)).returning(notes::rank);
        assert_eq!(renewed.fetch_one(db).await?, Some(7));
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

        let copy = teams.order_by(teams::id).select((teams::id, teams::title.concat(" 2")));
        let copy = teams.insert_from((teams::id, teams::title), copy).overriding_user_value();
        assert_eq!(copy.returning(teams::id).fetch_all(db).await?, [4, 5, 6]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_absent_field_is_default_and_none_is_null() {
    with_database(async |db| {
        ddl::create_all(db, &[notes::SCHEMA]).await?;
        let back = || (notes::id, notes::title, notes::rank, notes::labels);
        let all = NewNote { title: Value("a"), rank: None.into(), labels: Some(vec!["x"]).into() };
        let found: Note = notes.insert(&all).returning(back()).fetch_one(db).await?;
        assert_eq!(found, (1, "a".to_owned(), None, Some(vec!["x".to_owned()])));
        let nothing = NewNote { title: Default, rank: Default, labels: Default };
        let found: Note = notes.insert(nothing).returning(back()).fetch_one(db).await?;
        assert_eq!(found, (2, "none".to_owned(), Some(7), None));

        let rows = [
            NewNote { title: Value("b"), rank: Default, labels: Some(vec![]).into() },
            NewNote { title: Value("c"), rank: Value(None), labels: Default },
            NewNote { title: Value("d"), rank: Default, labels: None.into() },
            NewNote { title: Value("e"), rank: Value(Some(5)), labels: Some(vec!["y", "z"]).into() },
            NewNote { title: Value("f"), rank: Value(Some(6)), labels: Default },
        ];
        let found: Vec<Note> = notes.insert(&rows).returning(back()).fetch_all(db).await?;
        let found: Vec<_> = found.into_iter().map(|(_, title, rank, labels)| (title, rank, labels)).collect();
        let row = |title: &str, rank, labels: Option<&[&str]>| {
            let labels =
                labels.map(|labels| labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>());
            (title.to_owned(), rank, labels)
        };
        let expected = [
            row("b", Some(7), Some(&[])),
            row("c", None, None),
            row("d", Some(7), None),
            row("e", Some(5), Some(&["y", "z"])),
            row("f", Some(6), None),
        ];
        assert_eq!(found, expected);
        let stored = notes.filter(notes::id.gt(2)).order_by(notes::title);
        let stored = stored.select((notes::title, notes::rank, notes::labels)).fetch_all(db).await?;
        assert_eq!(stored, expected);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn rows_with_the_same_fields_and_rows_with_none() {
    with_database(async |db| {
        ddl::create_all(db, &[notes::SCHEMA]).await?;
        let same = notes.insert([note("b"), note("a"), note("c")]).returning(notes::title);
        assert_eq!(same.fetch_all(db).await?, ["b", "a", "c"]);
        let none: Vec<NewNote> = Vec::new();
        assert_eq!(notes.insert(&none).execute(db).await?, 0);
        assert!(notes.insert(&none).returning(notes::id).fetch_all(db).await?.is_empty());
        let empty = || NewNote { title: Default, rank: Default, labels: Default };
        assert_eq!(notes.insert(vec![empty()]).returning(notes::title).fetch_all(db).await?, ["none"]);
        let labels = || NewNote { labels: Some(vec!["only"]).into(), ..note("l") };
        let mixed = [empty(), labels()];
        let error = notes.insert(&mixed).execute(db).await.unwrap_err();
        assert!(error.violates(notes::title_key));
        assert_eq!(notes.count().fetch_one(db).await?, 4, "nothing of the failed statement stays");
        db.batch_execute("DELETE FROM notes WHERE title = 'none'").await?;
        assert_eq!(notes.insert(&mixed).execute(db).await?, 2);
        let only = notes.filter(notes::title.eq("l")).select(notes::labels).fetch_all(db).await?;
        assert_eq!(only, [Some(vec!["only".to_owned()])]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn absent_fields_go_with_an_upsert() {
    with_database(async |db| {
        use relvar::clause::Upserted::{Inserted, Updated};
        ddl::create_all(db, &[notes::SCHEMA]).await?;
        notes.insert(&note("b")).execute(db).await?;
        let rank = |title, rank| NewNote { title: Value(title), rank: Value(Some(rank)), labels: Default };
        let rows = [rank("a", 1), note("b"), rank("c", 3), note("d")];
        let upserted = notes
            .insert(&rows)
            .on_conflict(notes::title)
            .do_update(notes::version.set(notes::version.add(10)))
            .filter(notes::version.lt(100))
            .returning_upserted((notes::title, notes::version.add(1)))
            .fetch_all(db)
            .await?;
        let row = |title: &str, version: i32| (title.to_owned(), version);
        assert_eq!(
            upserted,
            [Inserted(row("a", 2)), Updated(row("b", 12)), Inserted(row("c", 2)), Inserted(row("d", 2))]
        );
        let twice = [rank("x", 1), note("y"), rank("x", 2)];
        let twice = notes.insert(&twice).on_conflict(notes::title).do_update(notes::version.set(0));
        assert_eq!(twice.execute(db).await.unwrap_err().repeated_rows(), Some((0, 2)));
        Ok(())
    })
    .await;
}

/// Found before anything is sent.
#[tokio::test]
async fn a_value_that_cannot_be_sent_is_named_by_its_row() {
    with_database(async |db| {
        let before = tags.count().fetch_one(db).await?;
        let rows = ["first", "nul\0", "third"].map(|name| NewTag { name });
        let refused = tags.insert(&rows).execute(db).await.unwrap_err();
        assert!(format!("{refused:?} {refused}").contains("row 2"), "{refused:?} {refused}");
        assert_eq!(tags.count().fetch_one(db).await?, before);
        Ok(())
    })
    .await;
}
