//! Rules I6 and I7: ON CONFLICT names a key of the table, and DO UPDATE sets its columns.

use relvar::prelude::*;
use relvar_pg::ddl;
use relvar_tests::{memberships, tags, users, with_database};

relvar::table! {
    rooms {
        #[primary_key] id -> Int4,
        floor -> Int4,
        number -> Int4,
        guest -> Nullable<Text>,
        closed -> Bool,
        #[default(0)] version -> Int4,
        #[unique(deferrable)] code -> Nullable<Text>,
        unique(floor, number),
        unique_index(lower(guest), where not closed),
    }
}

#[derive(relvar::Insert)]
#[insert(table = rooms)]
struct NewRoom {
    id: i32,
    floor: i32,
    number: i32,
    guest: Option<&'static str>,
    closed: bool,
}

const fn room(id: i32, number: i32, guest: &'static str) -> NewRoom {
    NewRoom { id, floor: 1, number, guest: Some(guest), closed: false }
}

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: &'static str,
    uses: i32,
}

#[tokio::test]
async fn i6_a_conflict_is_decided_by_a_key_of_the_table() {
    with_database(async |db| {
        ddl::create_all(db, &[rooms::SCHEMA]).await?;
        let first = rooms.insert(room(1, 1, "Ann")).on_conflict(rooms::pkey).do_nothing();
        assert_eq!(first.execute(db).await?, 1);
        let other_guest = || rooms.insert(room(2, 1, "Bob"));
        assert_eq!(
            other_guest().on_conflict((rooms::number, rooms::floor)).do_nothing().execute(db).await?,
            0
        );
        assert_eq!(other_guest().on_conflict(rooms::floor_number_key).do_nothing().execute(db).await?, 0);
        let other_room = || rooms.insert(room(3, 2, "aNN"));
        assert_eq!(other_room().on_conflict(rooms::lower_idx).do_nothing().execute(db).await?, 0);
        assert_eq!(
            rooms.insert(&room(1, 9, "Eve")).on_conflict(rooms::pkey).do_nothing().execute(db).await?,
            0
        );
        assert_eq!(
            rooms.insert(&room(4, 4, "Eve")).on_conflict(rooms::id).do_nothing().execute(db).await?,
            1
        );
        assert_eq!(rooms.count().fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn i7_do_update_sets_from_excluded_and_from_the_row_that_is_there() {
    with_database(async |db| {
        let row = (users::email.set("ann@x.org"), users::name.set("Anna"), users::age.set(1));
        let upsert = users
            .insert(row)
            .on_conflict(users::email)
            .do_update((
                users::name.set(excluded(users::name)),
                users::age.set(users::age.add(excluded(users::age))),
                users::karma.set(100),
            ))
            .returning((users::id, users::name, users::age, users::karma));
        assert_eq!(upsert.fetch_one(db).await?, (1, "Anna".to_owned(), Some(31), 100));

        let kept = users
            .insert(row)
            .on_conflict(users::email)
            .do_update(users::age.set(None::<i32>))
            .filter(users::name.ne(excluded(users::name)))
            .returning(users::id)
            .fetch_optional(db)
            .await?;
        assert_eq!(kept, None);

        let key = (memberships::team_id, memberships::user_id);
        let row = (
            memberships::user_id.set(1),
            memberships::team_id.set(2),
            memberships::role.set("chief"),
            memberships::level.set(5),
        );
        let level = excluded(memberships::level).add(memberships::level);
        let upsert = memberships.insert(row).on_conflict(key).do_update(memberships::level.set(level));
        let found = upsert.returning((memberships::role, memberships::level)).fetch_one(db).await?;
        assert_eq!(found, ("member".to_owned(), 6));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_upsert_tells_inserted_rows_from_updated_ones() {
    with_database(async |db| {
        use relvar::clause::Upserted::{Inserted, Updated};
        let rows = [
            NewTag { name: "new", uses: 1 },
            NewTag { name: "rust", uses: 2 },
            NewTag { name: "newer", uses: 3 },
        ];
        let upserted = tags
            .insert(&rows)
            .on_conflict(tags::name)
            .do_update(tags::uses.set(tags::uses.add(excluded(tags::uses))))
            .returning_upserted((tags::name, tags::uses))
            .fetch_all(db)
            .await?;
        let row = |name: &str, uses| (name.to_owned(), uses);
        assert_eq!(upserted, [Inserted(row("new", 1)), Updated(row("rust", 5)), Inserted(row("newer", 3))]);
        assert_eq!(upserted.iter().filter(|row| row.is_inserted()).count(), 2);

        let again = tags
            .insert(&rows[..1])
            .on_conflict(tags::pkey)
            .do_update(tags::uses.set(9))
            .returning_upserted(tags::uses)
            .fetch_all(db)
            .await?;
        assert_eq!(again, [Updated(9)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn do_nothing_returns_the_rows_that_were_inserted() {
    with_database(async |db| {
        let rows = ["x", "rust", "y", "sql", "z"].map(|name| NewTag { name, uses: 7 });
        let insert = tags.insert(&rows).on_conflict(tags::name).do_nothing().returning(tags::name);
        assert_eq!(insert.fetch_all(db).await?, ["x", "y", "z"]);
        let none = tags.insert(&rows[0]).on_any_conflict().do_nothing().returning(tags::name);
        assert_eq!(none.fetch_optional(db).await?, None);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn one_upsert_takes_each_key_once() {
    with_database(async |db| {
        ddl::create_all(db, &[rooms::SCHEMA]).await?;
        let rows = [room(1, 1, "a"), room(2, 2, "b"), room(3, 1, "c")];
        let update = || rooms::version.set(rooms::version.add(1));
        let by_columns = rooms.insert(&rows).on_conflict((rooms::floor, rooms::number)).do_update(update());
        let error = by_columns.execute(db).await.unwrap_err();
        assert!(error.is_repeated_row());
        assert_eq!((error.repeated_rows(), error.sqlstate()), (Some((0, 2)), None));
        let words = error.to_string();
        assert!(words.starts_with("rows 1 and 3 of this statement have the same key"), "{words}");
        assert_eq!(rooms.count().fetch_one(db).await?, 0);

        // By the id, all three are different.
        let by_id = rooms.insert(&rows[..2]).on_conflict(rooms::id).do_update(update());
        assert_eq!(by_id.execute(db).await?, 2);

        // The server alone can tell that these two are equal.
        let rows = [room(8, 8, "Eve"), room(9, 9, "eVE")];
        let by_index = rooms.insert(&rows).on_conflict(rooms::lower_idx).do_update(update());
        let error = by_index.execute(db).await.unwrap_err();
        assert!(error.is_repeated_row());
        assert_eq!((error.repeated_rows(), error.sqlstate()), (None, Some("21000")));
        assert!(error.to_string().contains("send each key once"), "{error}");
        assert_eq!(rooms.count().fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}
