//! Rules I6 and I7: ON CONFLICT names a key of the table, and DO UPDATE sets its columns.

use crate::backend::ddl;
use crate::backend::with_database;
use crate::upserts::*;
use relvar::prelude::*;
use relvar_tests::tags;

// SQLite: RETURNING_UPSERTED
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

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Placed {
    id: i32,
}

// SQLite: WritingWith
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

// PostgreSQL's own: an upsert refuses a key that comes twice
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
