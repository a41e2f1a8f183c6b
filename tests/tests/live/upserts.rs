//! Rules I6 and I7: ON CONFLICT names a key of the table, and DO UPDATE sets its columns.

use crate::backend::ddl;
use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{memberships, tags, users};

relvar::table! {
    rooms {
        #[primary_key] id -> Int4,
        floor -> Int4,
        number -> Int4,
        guest -> Nullable<Text>,
        closed -> Bool,
        #[default(0)] version -> Int4,
        unique(floor, number),
        unique_index(lower(guest), where not closed),
    }
}

#[derive(relvar::Insert)]
#[insert(table = rooms)]
pub(crate) struct NewRoom {
    pub(crate) id: i32,
    pub(crate) floor: i32,
    pub(crate) number: i32,
    pub(crate) guest: Option<&'static str>,
    pub(crate) closed: bool,
}

pub(crate) const fn room(id: i32, number: i32, guest: &'static str) -> NewRoom {
    NewRoom { id, floor: 1, number, guest: Some(guest), closed: false }
}

#[derive(relvar::Insert)]
#[insert(table = tags)]
pub(crate) struct NewTag {
    pub(crate) name: &'static str,
    pub(crate) uses: i32,
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
