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

#[derive(relvar::Changes)]
#[changes(table = users)]
struct UserChanges<'a> {
    name: Option<&'a str>,
    age: Option<Option<i32>>,
    karma: i64,
}

#[tokio::test]
async fn i7_do_update_takes_a_struct_of_changes() {
    with_database(async |db| {
        let upsert = async |changes: &UserChanges<'_>| {
            let row = (users::email.set("ann@x.org"), users::name.set("Anna"));
            let upsert = users.insert(row).on_conflict(users::email).do_update(changes);
            let upsert = upsert.filter(users::id.gt(0)).returning((users::name, users::age, users::karma));
            upsert.fetch_one(db).await
        };
        let row = |name: &str, age, karma| (name.to_owned(), age, karma);
        let nothing = UserChanges { name: None, age: None, karma: 1 };
        assert_eq!(upsert(&nothing).await?, row("Ann", Some(30), 1));
        let name = UserChanges { name: Some("Anne"), age: None, karma: 2 };
        assert_eq!(upsert(&name).await?, row("Anne", Some(30), 2));
        let age = UserChanges { name: None, age: Some(Some(31)), karma: 3 };
        assert_eq!(upsert(&age).await?, row("Anne", Some(31), 3));
        let null = UserChanges { name: None, age: Some(None), karma: 4 };
        assert_eq!(upsert(&null).await?, row("Anne", None, 4));
        assert_eq!(users.count().fetch_one(db).await?, 4);

        // Where there is no such row, the row is inserted, and the changes are for others.
        let new = (users::email.set("new@x.org"), users::name.set("New"));
        let insert = users.insert(new).on_conflict(users::email).do_update(name);
        assert_eq!(insert.returning((users::name, users::karma)).fetch_one(db).await?, ("New".to_owned(), 0));

        // Of many rows each that is there is changed in the same way.
        let rows = ["rust", "more"].map(|name| NewTag { name, uses: 5 });
        #[derive(relvar::Changes)]
        #[changes(table = tags)]
        struct TagChanges {
            uses: Option<i32>,
        }
        let many = tags.insert(&rows).on_conflict(tags::name).do_update(TagChanges { uses: Some(77) });
        assert_eq!(many.execute(db).await?, 2);
        let uses = tags.filter(tags::name.ne("sql")).order_by(tags::name.asc());
        assert_eq!(uses.select(tags::uses).fetch_all(db).await?, [5, 77]);
        Ok(())
    })
    .await;
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Placed {
    id: i32,
}

#[tokio::test]
async fn an_upsert_beside_another_write_looks_at_its_own_rows() {
    #[derive(relvar::Insert)]
    #[insert(table = rooms)]
    struct OnFloor {
        floor: i32,
        id: i32,
        number: i32,
        closed: bool,
    }
    with_database(async |db| {
        ddl::create_all(db, &[rooms::SCHEMA]).await?;
        let on_floor = |id| OnFloor { floor: 1, id, number: id, closed: false };
        let on_floor = [on_floor(1), on_floor(2)];
        let placed = || rooms.insert(&on_floor).returning(row!(Placed { id: rooms::id })).cte();
        let upsert = |rows| {
            let upsert = tags.insert(rows).on_conflict(tags::name);
            upsert.do_update(tags::uses.set(excluded(tags::uses)))
        };
        // The first array of the statement, not of the upsert, has the same floor twice.
        let two = [NewTag { name: "a", uses: 1 }, NewTag { name: "b", uses: 2 }];
        assert_eq!(with(placed(), upsert(&two)).execute(db).await?, 2);
        let same = [NewTag { name: "c", uses: 1 }, NewTag { name: "c", uses: 2 }];
        rooms.delete().all_rows().execute(db).await?;
        let error = with(placed(), upsert(&same)).execute(db).await.unwrap_err();
        assert_eq!(error.repeated_rows(), Some((0, 1)));
        assert_eq!(rooms.count().fetch_one(db).await?, 0);
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
