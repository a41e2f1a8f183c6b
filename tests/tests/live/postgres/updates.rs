//! UPDATE and DELETE with tables beside the target, rows of values, queries and keys; RETURNING.

use crate::backend::{ddl, with_database};
use crate::updates::*;
use relvar::prelude::*;
use relvar_tests::{comments, memberships, posts, tags, teams, users};
use rust_decimal::Decimal;

// SQLite: RETURNING_OF_ANOTHER_ROW, DELETE_USING
#[tokio::test]
async fn s9_other_tables_stand_in_returning_and_beside_a_delete() {
    with_database(async |db| {
        let busy = posts
            .group_by(posts::user_id)
            .select(row!(Busy { id: posts::user_id, number: count(posts::id) }));
        let derived = busy.derived();
        let update = users.update(users::karma.set(derived.number)).from(&derived);
        let rows = update
            .filter(derived.id.eq(users::id))
            .returning((derived.all(), users::karma))
            .fetch_all(db)
            .await?;
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|(busy, karma)| busy.number == *karma));

        let delete = comments.delete().using(posts.inner_join(users));
        let delete = delete.filter(comments::post_id.eq(posts::id)).filter(users::name.eq("Ann"));
        let mut gone = delete.returning((comments::text, users::name, posts::title)).fetch_all(db).await?;
        gone.sort();
        assert_eq!(gone.len(), 2);
        assert_eq!(gone[0], ("nice".to_owned(), "Ann".to_owned(), "First".to_owned()));
        Ok(())
    })
    .await;
}

// SQLite: RETURNING_OF_ANOTHER_ROW
#[tokio::test]
async fn u1_changes_return_the_row_of_another_table() {
    with_database(async |db| {
        let rename = Rename { name: Some("Red one".into()) };
        let update = users.update(&rename).from(teams).filter(teams::id.eq(users::team_id));
        let update = update.filter(users::id.eq(1)).returning((users::name, teams::title));
        assert_eq!(update.fetch_one(db).await?, ("Red one".to_owned(), "Red".to_owned()));
        Ok(())
    })
    .await;
}

// SQLite: DELETE_USING
#[tokio::test]
async fn r1_returning_gives_whole_rows_of_two_tables() {
    with_database(async |db| {
        let left = memberships.delete().using(teams);
        let left = left.filter(memberships::team_id.eq(teams::id)).filter(teams::title.eq("Blue"));
        let (member, team) = left.returning((memberships.all(), teams.all())).fetch_one_checked(db).await?;
        assert_eq!((member.user_id, team.title.as_str()), (1, "Blue"));
        Ok(())
    })
    .await;
}

// SQLite: RETURNING_OF_ANOTHER_ROW
#[tokio::test]
async fn s9_update_uses_the_tables_of_its_from() {
    with_database(async |db| {
        let update = users.update(users::karma.set(posts::views)).from(posts);
        let update = update.filter(posts::user_id.eq(users::id)).filter(posts::title.ne("Second"));
        let mut changed = update.returning((users::name, users::karma, posts::title)).fetch_all(db).await?;
        changed.sort();
        let shown: Vec<_> = changed.iter().map(|(a, b, c)| (a.as_str(), *b, c.as_str())).collect();
        assert_eq!(shown, [("Ann", 10, "First"), ("Bob", 5, "Third")]);

        // An outer join among the tables of FROM makes columns nullable, in SET and in RETURNING.
        let joined = || users.left_join(teams);
        let update = posts.update(posts::body.set(teams::title)).from(joined());
        let update = update.filter(posts::user_id.eq(users::id)).filter(posts::id.ne(2));
        let mut rows: Vec<(i32, Option<String>, Option<String>)> =
            update.returning((posts::id, posts::body, teams::title)).fetch_all(db).await?;
        rows.sort();
        let red = Some("Red".to_owned());
        assert_eq!(rows, [(1, red.clone(), red.clone()), (3, red.clone(), red)]);
        let dora = posts.update(posts::user_id.set(4)).filter(posts::id.eq(3)).execute(db).await?;
        assert_eq!(dora, 1);
        let update = posts.update(posts::body.set(teams::title)).from(joined());
        let nulled = update.filter(posts::user_id.eq(users::id).and(users::id.eq(4)));
        assert_eq!(nulled.returning((posts::id, teams::title)).fetch_all(db).await?, [(3, None)]);

        // The table itself stands beside under an alias.
        let chief = users.alias::<'c'>();
        let aged = users.update(users::age.set(chief.age)).from(chief);
        let aged = aged.filter(users::id.eq(3).and(chief.id.eq(1)));
        assert_eq!(
            aged.returning((users::name, users::age, chief.name)).fetch_one(db).await?,
            ("Cid".to_owned(), Some(30), "Ann".to_owned())
        );
        Ok(())
    })
    .await;
}

// SQLite: DefaultKeyword
#[tokio::test]
async fn n4_default_is_stored_where_there_is_one() {
    with_database(async |db| {
        let set = (users::karma.set_default(), users::age.set_default(), users::active.set_default());
        let ann = users.update(set).filter(users::id.eq(1));
        let ann = ann.returning((users::karma, users::age, users::active)).fetch_one(db).await?;
        assert_eq!(ann, (0, None, true));
        let new = tags.insert((tags::name.set("new"), tags::uses.set_default())).returning_all();
        assert_eq!(new.fetch_one(db).await?.uses, 0);
        Ok(())
    })
    .await;
}

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Edit {
    #[changes(key)]
    id: i32,
    name: String,
    karma: Option<i64>,
    age: Option<Option<i32>>,
}

#[derive(relvar::Changes)]
#[changes(table = memberships)]
struct Rank {
    level: i16,
    #[changes(key)]
    team_id: i32,
    #[changes(key)]
    user_id: i32,
}

// SQLite: UpdateOfManyRows
#[tokio::test]
async fn u1_many_rows_are_changed_by_their_keys() {
    with_database(async |db| {
        let edits = [
            Edit { id: 1, name: "Anna".into(), karma: None, age: None },
            Edit { id: 3, name: "Cyd".into(), karma: Some(8), age: Some(Some(33)) },
            Edit { id: 4, name: "Dory".into(), karma: Some(1), age: Some(None) },
            Edit { id: 99, name: "nobody".into(), karma: None, age: None },
        ];
        let update = users.update(&edits).returning((users::id, users::name, users::karma, users::age));
        let mut rows = update.fetch_all(db).await?;
        rows.sort();
        let shown: Vec<_> =
            rows.iter().map(|(id, name, karma, age)| (*id, name.as_str(), *karma, *age)).collect();
        assert_eq!(shown, [(1, "Anna", 7, Some(30)), (3, "Cyd", 8, Some(33)), (4, "Dory", 1, None)]);

        // A condition beside the keys.
        assert_eq!(users.update(&edits).filter(users::karma.gt(7)).execute(db).await?, 1);
        let none: Vec<Edit> = Vec::new();
        assert_eq!(users.update(&none).execute(db).await?, 0);

        let ranks =
            vec![Rank { level: 9, team_id: 1, user_id: 1 }, Rank { level: 8, team_id: 1, user_id: 2 }];
        assert_eq!(memberships.update(&ranks).execute(db).await?, 2);
        let levels =
            memberships.order_by((memberships::user_id, memberships::team_id)).select(memberships::level);
        assert_eq!(levels.fetch_all(db).await?, [9, 1, 8]);
        Ok(())
    })
    .await;
}

// SQLite: UpdateOfManyRows
#[tokio::test]
async fn u1_a_key_that_comes_twice_is_an_error() {
    with_database(async |db| {
        let edit = |name: &str| Edit { id: 1, name: name.into(), karma: None, age: None };
        let twice = [edit("a"), edit("b")];
        let error = users.update(&twice).execute(db).await.unwrap_err();
        assert!(error.is_repeated_row());
        assert_eq!((error.repeated_rows(), error.sqlstate()), (Some((0, 1)), None));
        assert!(error.to_string().starts_with("rows 1 and 2 of this statement have the same key"), "{error}");
        assert_eq!(users.find(1).select(users::name).fetch_one(db).await?, "Ann");
        // Also where no row has the key.
        let nobody = |name: &str| Edit { id: 99, name: name.into(), karma: None, age: None };
        let error = users.update(&[nobody("a"), nobody("b")]).execute(db).await.unwrap_err();
        assert_eq!(error.repeated_rows(), Some((0, 1)));
        Ok(())
    })
    .await;
}

relvar::table! {
    prices {
        #[primary_key] amount -> Numeric,
        title -> Text,
    }
}

#[derive(relvar::Changes)]
#[changes(table = prices)]
struct Retitled {
    #[changes(key)]
    amount: Decimal,
    title: &'static str,
}

// SQLite: UpdateOfManyRows
#[tokio::test]
async fn keys_that_only_the_server_knows_to_be_equal_are_explained() {
    with_database(async |db| {
        ddl::create_all(db, &[prices::SCHEMA]).await?;
        prices
            .insert((prices::amount.set(Decimal::new(10, 1)), prices::title.set("one")))
            .execute(db)
            .await?;
        let same = [
            Retitled { amount: Decimal::new(10, 1), title: "1.0" },
            Retitled { amount: Decimal::new(100, 2), title: "1.00" },
        ];
        let error = prices.update(&same).execute(db).await.unwrap_err();
        assert!(error.is_repeated_row());
        assert_eq!((error.repeated_rows(), error.sqlstate()), (None, Some("21000")));
        assert!(error.to_string().starts_with("two rows of this statement have the same key"), "{error}");
        assert_eq!(prices.select(prices::title).fetch_all(db).await?, ["one"]);
        assert_eq!(prices.update(&same[..1]).execute(db).await?, 1);
        Ok(())
    })
    .await;
}

relvar::table! {
    parcels {
        #[primary_key] id -> Int4,
        #[sql_name = "order"] tags -> Nullable<Array<Text>>,
        title -> Text,
    }
}

#[derive(relvar::Changes)]
#[changes(table = parcels)]
struct Tagged<'a> {
    tags: Option<Option<Vec<&'a str>>>,
    #[changes(key)]
    id: i32,
    title: Option<&'a str>,
}

// SQLite: UpdateOfManyRows
#[tokio::test]
async fn u1_many_arrays_are_changed_by_their_keys() {
    with_database(async |db| {
        crate::backend::ddl::create_all(db, &[parcels::SCHEMA]).await?;
        for id in 1..=4 {
            parcels.insert((parcels::id.set(id), parcels::title.set("t"))).execute(db).await?;
        }
        let changes = [
            Tagged { tags: Some(Some(vec!["a", "b"])), id: 1, title: None },
            Tagged { tags: Some(Some(vec![])), id: 2, title: Some("two") },
            Tagged { tags: Some(None), id: 3, title: None },
            Tagged { tags: None, id: 4, title: Some("four") },
        ];
        assert_eq!(parcels.update(&changes).execute(db).await?, 4);
        let rows =
            parcels.order_by(parcels::id).select((parcels::tags, parcels::title)).fetch_all(db).await?;
        let strings = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            rows,
            [
                (strings(&["a", "b"]), "t".to_owned()),
                (strings(&[]), "two".to_owned()),
                (None, "t".to_owned()),
                (None, "four".to_owned()),
            ]
        );
        // What is left alone stays.
        let keep = [Tagged { tags: None, id: 1, title: None }];
        assert_eq!(parcels.update(&keep).execute(db).await?, 1);
        let kept = parcels.find(1).select((parcels::tags, parcels::title)).fetch_one(db).await?;
        assert_eq!(kept, (strings(&["a", "b"]), "t".to_owned()));
        Ok(())
    })
    .await;
}

// SQLite: RETURNING_OF_ANOTHER_ROW, MERGE
#[tokio::test]
async fn i9_old_and_new_are_there_on_a_server_of_version_18() {
    with_database(async |db| {
        let (old, new) = (tags.old(), tags.new());
        let update = tags.update(tags::uses.set(9)).filter(tags::name.eq("sql"));
        let changed = update.returning((old.uses, new.uses)).fetch_one(db).await;
        if let Err(error) = changed {
            assert!(error.is_server_too_old(), "{error}");
            let said = error.to_string();
            assert!(said.starts_with("old and new in RETURNING needs PostgreSQL 18 or later"), "{said}");
            assert_eq!(tags.find("sql").select(tags::uses).fetch_one(db).await?, 1);
            println!("skipped: {said}");
            return Ok(());
        }
        assert_eq!(changed?, (1, 9));
        let insert = tags.insert(tags::name.set("x")).returning((old.uses, new.uses, old.all()));
        assert_eq!(insert.fetch_one(db).await?, (None, 0, None));
        let delete = tags.delete().filter(tags::name.eq("x")).returning((old.uses, new.uses));
        assert_eq!(delete.fetch_one(db).await?, (0, None));

        // An upsert inserts or updates, so only the new row is always there.
        let upsert = async |name: &str, uses| {
            let upsert = tags.insert((tags::name.set(name.to_owned()), tags::uses.set(uses)));
            let upsert = upsert.on_conflict(tags::name).do_update(tags::uses.set(excluded(tags::uses)));
            upsert.returning((old.uses, new.uses, old.all())).fetch_one(db).await
        };
        assert_eq!(upsert("y", 1).await?, (None, 1, None));
        let (before, after, row) = upsert("y", 2).await?;
        assert_eq!((before, after, row.map(|row| row.uses)), (Some(1), 2, Some(1)));

        // Of a MERGE neither is, nor is the row of the source.
        let merge = tags
            .merge(posts)
            .on(posts::title.eq(tags::name))
            .when_not_matched_by_source_and(tags::name.eq("y"))
            .delete()
            .when_not_matched_and(posts::id.eq(1))
            .insert((tags::name.set(posts::title), tags::uses.set(posts::id)));
        let merge = merge.returning((merge_action(), old.uses, new.uses, posts::id));
        let mut rows: Vec<(String, Option<i32>, Option<i32>, Option<i32>)> = merge.fetch_all(db).await?;
        rows.sort();
        let row = |action: &str, old, new, source| (action.to_owned(), old, new, source);
        assert_eq!(rows, [row("DELETE", Some(2), None, None), row("INSERT", None, Some(1), Some(1))]);
        Ok(())
    })
    .await;
}
