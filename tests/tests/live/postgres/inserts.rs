//! Rules I1, I3, I5: every form of INSERT, with its rows in the order in which they were given.

use crate::backend::{ddl, with_database};
use crate::inserts::*;
use relvar::prelude::*;
use relvar::value::OrDefault::{self, Default, Value};
use relvar_tests::{comments, tags, teams, users};

// SQLite: CastOf<Int8, Int4>
#[tokio::test]
async fn i5_a_query_of_counts_gives_the_rows() {
    with_database(async |db| {
        let names = users.group_by(users::name).select((users::name, count_rows().cast::<Int4>()));
        let made = tags.insert_from((tags::name, tags::uses), names).on_conflict(tags::name).do_nothing();
        assert_eq!(made.execute(db).await?, 4);
        Ok(())
    })
    .await;
}

// SQLite: OVERRIDING_USER_VALUE
#[tokio::test]
async fn i3_an_identity_of_the_user_is_overridden() {
    #[derive(relvar::Insert)]
    #[insert(table = comments)]
    struct OldComment {
        #[insert(overriding_system_value)]
        id: i64,
        post_id: i32,
        text: &'static str,
    }
    with_database(async |db| {
        let copy = teams.order_by(teams::id).select((teams::id, teams::title.concat(" 2")));
        let copy = teams.insert_from((teams::id, teams::title), copy).overriding_user_value();
        assert_eq!(copy.returning(teams::id).fetch_all(db).await?, [4, 5, 6]);
        Ok(())
    })
    .await;
}

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

// SQLite: DefaultKeyword, no type Array<Text>
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

// SQLite: DefaultsOfManyRows
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

// SQLite: DefaultsOfManyRows
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

// SQLite: DefaultsOfManyRows
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
// PostgreSQL's own: text without NUL
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
