//! Hostile names of tables and columns: quoted wherever they stand, in DDL and in every statement.

use relvar::prelude::*;
use relvar::schema::TableConstraints;
use relvar_pg::ddl;
use relvar_tests::with_altered_database;

use crate::snapshot::{assert_untouched, snapshot};

/// A table per name, whose text column and foreign key are called the same, and a test of it.
macro_rules! hostile {
    ($($module:ident $name:tt $parent:tt;)*) => { $(
        mod $module {
            relvar::table! {
                #[sql_name = $name]
                things {
                    #[primary_key] #[identity] id -> Int4,
                    #[sql_name = $name] #[unique] word -> Text,
                    #[sql_name = $parent] #[references(things.id)] parent -> Nullable<Int4>,
                }
            }
        }

        #[tokio::test]
        async fn $module() {
            use $module::things;
            assert_eq!(things::SCHEMA.name, $name);
            with_altered_database(async |db| {
                let before = snapshot(db).await;
                let tables = [things::SCHEMA];
                ddl::create_all(db, &tables).await?;
                assert_eq!(ddl::create_all(db, &tables).await?.created, []);
                let created = snapshot(db).await;

                let first = things.insert(things::word.set("first")).returning_all().fetch_one(db).await?;
                let new = (things::word.set("second"), things::parent.set(first.id));
                let second = things.insert(new).returning_all().fetch_one(db).await?;
                assert_eq!((second.word.as_str(), second.parent), ("second", Some(first.id)));
                let found = things.find_by(things::word, "second").fetch_one(db).await?;
                assert_eq!(found.id, second.id);
                let b = things.alias::<'b'>();
                let pairs = things
                    .left_join(b.on(b.id.eq(things::parent)))
                    .order_by((things::word, b.word.desc()))
                    .select((things::word, b.word))
                    .fetch_all(db)
                    .await?;
                assert_eq!(pairs, [("first".into(), None), ("second".into(), Some("first".to_owned()))]);
                let groups = things
                    .group_by(things::word)
                    .having(max(things::id).gt(0))
                    .select((things::word, count_rows()))
                    .order_by(things::word)
                    .fetch_all(db)
                    .await?;
                assert_eq!(groups, [("first".to_owned(), 1), ("second".to_owned(), 1)]);
                let changed = things
                    .update(things::word.set(things::word.concat("!")))
                    .filter(things::word.eq("second"))
                    .returning((things::word, things::parent))
                    .fetch_one(db)
                    .await?;
                assert_eq!(changed, ("second!".to_owned(), Some(first.id)));
                let again = (things::word.set("first"), things::parent.set(first.id));
                let upsert = things
                    .insert(again)
                    .on_conflict(things::word)
                    .do_update(things::parent.set(excluded(things::parent)))
                    .returning_upserted((things::id, things::parent));
                let upserted = upsert.fetch_one(db).await?;
                assert!(!upserted.is_inserted());
                assert_eq!(upserted.into_row(), (first.id, Some(first.id)));
                assert!(things.insert(again).on_conflict(things::id).do_nothing().execute(db).await.is_err());
                let taken = things.insert(again).execute(db).await.unwrap_err();
                let key = taken.violated::<things::Constraint>().and_then(TableConstraints::constraint);
                assert_eq!(key.map(|key| Some(key.name)), Some(taken.constraint()));
                let deleted = things.delete().filter(things::word.eq("second!")).execute(db).await?;
                assert_eq!((deleted, things.count().fetch_one(db).await?), (1, 1));

                assert_untouched(&created, &snapshot(db).await);
                ddl::drop_all(db, &tables).await?;
                assert_untouched(&before, &snapshot(db).await);
                Ok(())
            })
            .await;
        }
    )* };
}

hostile! {
    keyword "select" "from";
    type_word "int4" "user";
    system_column_like "oid" "tableoid_";
    mixed_case "Mixed Case" "mixed case";
    double_quotes "with \"quotes\"" "\"";
    single_quotes "with 'quotes'" "'";
    injection "\"; DROP TABLE users; --" "\"\"; DROP TABLE teams; --";
    single_injection "'; DROP TABLE users; --" "'); DELETE FROM users; --";
    comment "-- /* " "*/";
    placeholder "$1" "$$";
    percent "%s %I %L {} {0}" "%_\\";
    backslash "back\\slash" "\\\"";
    dotted "public.users" "a.b";
    unicode "größe 表 🐘" "\u{202e}\u{2019}";
    control "new\nline\ttab\u{1}" "\r";
    blanks " " "  ";
    digit "1st" "2";
    longest "c123456789c123456789c123456789c123456789c123456789c123456789123" "c123456789c123456789c123456789c123456789c123456789c123456789124";
    longest_quoted "c123456789c123456789c123456789c123456789c123456789c12345678 ü" "ü";
    demo "users " "id ";
}
