//! MERGE, and statements that write in a WITH clause.

use relvar::prelude::*;
use relvar_tests::{comments, posts, tags, teams, users, with_database};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Incoming {
    name: Option<String>,
    uses: Option<i32>,
}

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
    uses: i32,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Gone {
    id: i32,
    title: String,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Named {
    name: String,
}

// SQLite: MERGE
#[tokio::test]
async fn i8_merge_takes_the_first_when_that_holds() {
    with_database(async |db| {
        let names = vec!["rust", "sql", "new", "zero"];
        let incoming = unnest_rows(row!(Incoming {
            name: val::<Array<Text>, _>(names),
            uses: val::<Array<Int4>, _>(vec![0, 5, 7, 0])
        }))
        .derived();
        let merge = tags
            .merge(&incoming)
            .on(tags::name.eq(incoming.name))
            .when_matched_and(incoming.uses.eq(0))
            .delete()
            .when_matched()
            .update(tags::uses.set(tags::uses.add(coalesce(incoming.uses, 1))))
            .when_not_matched_and(incoming.uses.eq(0))
            .do_nothing()
            .when_not_matched()
            .insert((
                tags::name.set(coalesce(incoming.name, "?")),
                tags::uses.set(coalesce(incoming.uses, 0)),
            ));
        assert_eq!(merge.execute(db).await?, 3);
        let rows = tags.order_by(tags::name).select((tags::name, tags::uses)).fetch_all(db).await?;
        assert_eq!(rows, [("new".to_owned(), 7), ("sql".to_owned(), 6)]);
        Ok(())
    })
    .await;
}

// SQLite: MERGE
#[tokio::test]
async fn s9_merge_uses_its_target_and_every_kind_of_source() {
    with_database(async |db| {
        // A table; a row of values for SET.
        let merge = tags
            .merge(teams)
            .on(tags::name.eq(teams::title))
            .when_not_matched_and(teams::title.ne("Empty"))
            .insert((tags::name.set(teams::title), tags::uses.set_default()));
        assert_eq!(merge.execute(db).await?, 2);
        // An alias.
        let other = tags.alias::<'o'>();
        let merge = tags
            .merge(other)
            .on(other.name.eq(tags::name))
            .when_matched()
            .update((tags::uses, tags::name).set((other.uses.add(10), other.name)));
        assert_eq!(merge.execute(db).await?, 4);
        // Tables joined, a struct to insert.
        let new = NewTag { name: "struct".into(), uses: 1 };
        let merge = tags
            .merge(users.inner_join(teams.on(teams::id.eq(users::team_id).and(users::id.eq(1)))))
            .on(tags::name.eq(users::name))
            .when_not_matched()
            .insert(&new);
        assert_eq!(merge.execute(db).await?, 1);
        // A common table expression, and a query for SET.
        let named = users.select(row!(Named { name: users::name })).cte();
        let merge = tags
            .merge(&named)
            .on(named.name.eq(tags::name))
            .when_matched()
            .do_nothing()
            .when_not_matched()
            .insert((tags::name.set(named.name), tags::uses.set(1)));
        assert_eq!(with(&named, merge).execute(db).await?, 4);
        let merge = tags
            .merge(users)
            .on(tags::name.eq(users::name))
            .when_matched()
            .update((tags::uses,).set_from(posts.select((coalesce(max(posts::id), 0),))));
        assert_eq!(merge.execute(db).await?, 4);
        assert_eq!(tags.find("Ann").select(tags::uses).fetch_one(db).await?, 3);
        // A row of the source that goes with two of the target is fine, the other way is the server's error.
        let twice = values_of([
            row!(Named { name: val::<Text, _>("sql") }),
            row!(Named { name: val::<Text, _>("sql") }),
        ]);
        let twice = twice.derived();
        let merge = tags.merge(&twice).on(tags::name.eq(twice.name)).when_matched().update(tags::uses.set(0));
        let error = merge.execute(db).await.unwrap_err();
        assert_eq!((error.is_repeated_row(), error.sqlstate()), (true, Some("21000")));
        assert!(error.to_string().contains("one MERGE cannot change a row twice"), "{error}");
        Ok(())
    })
    .await;
}

// SQLite: MERGE
#[tokio::test]
async fn i9_merge_gives_rows_on_a_server_of_version_17() {
    with_database(async |db| {
        let merge = tags
            .merge(posts)
            .on(posts::title.eq(tags::name))
            .when_not_matched_by_source_and(tags::uses.eq(1))
            .delete()
            .when_not_matched()
            .insert((tags::name.set(posts::title), tags::uses.set(posts::id)));
        let merge = merge.returning((merge_action(), tags::name, posts::id));
        let outcome: Result<Vec<(String, String, Option<i32>)>, _> = merge.fetch_all(db).await;
        let mut rows = match outcome {
            Ok(rows) => rows,
            Err(error) => {
                assert!(error.is_server_too_old(), "{error}");
                println!("skipped: {error}");
                let by_source = tags
                    .merge(posts)
                    .on(posts::title.eq(tags::name))
                    .when_not_matched_by_source()
                    .delete()
                    .execute(db)
                    .await;
                let said = by_source.unwrap_err().to_string();
                let expected = "MERGE .. WHEN NOT MATCHED BY SOURCE needs PostgreSQL 17 or later";
                assert!(said.starts_with(expected), "{said}");
                assert_eq!(tags.count().fetch_one(db).await?, 2);
                return Ok(());
            }
        };
        rows.sort();
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[0], ("DELETE".to_owned(), "sql".to_owned(), None));
        assert_eq!(rows[1], ("INSERT".to_owned(), "First".to_owned(), Some(1)));
        Ok(())
    })
    .await;
}

// SQLite: MERGE
#[tokio::test]
async fn c14_statements_that_write_are_defined_at_the_top() {
    with_database(async |db| {
        let gone = posts
            .delete()
            .filter(posts::id.eq(2))
            .returning(row!(Gone { id: posts::user_id, title: posts::title }))
            .cte();
        // Read beside a table, whose rows are those before the statement.
        let query = users.inner_join(gone.on(gone.id.eq(users::id))).select((users::name, gone.title));
        let rows = with(&gone, query).fetch_all(db).await?;
        assert_eq!(rows, [("Ann".to_owned(), "Second".to_owned())]);
        assert_eq!(posts.count().fetch_one(db).await?, 2);

        // A chain: delete, change, insert; and each is run though only the last one is asked for.
        let gone = comments
            .delete()
            .filter(comments::post_id.eq(1))
            .returning(row!(Gone { id: coalesce(comments::user_id, 0), title: comments::text }))
            .cte_as::<'c'>();
        let punished = users
            .update(users::karma.set(users::karma.sub(1)))
            .from(&gone)
            .filter(gone.id.eq(users::id))
            .returning(row!(Gone { id: users::id, title: users::name }))
            .cte_as::<'b'>();
        let insert = tags
            .insert((tags::name.set("log"), tags::uses.set(1)))
            .returning(row!(Named { name: tags::name }))
            .cte();
        let all = with((&gone, &punished, insert), punished.query().select((punished.title,)));
        assert_eq!(all.fetch_all(db).await?, [("Bob".to_owned(),)]);
        assert_eq!(users.find(2).select(users::karma).fetch_one(db).await?, 2);
        assert_eq!(tags.find("log").select(tags::uses).fetch_one(db).await?, 1);

        // The main statement writes, too.
        let gone =
            posts.delete().all_rows().returning(row!(Gone { id: posts::user_id, title: posts::title })).cte();
        let main = users.delete().using(&gone).filter(gone.id.eq(users::id)).filter(users::id.eq(9));
        let error = with(&gone, main).execute(db).await;
        // The comment on post 3 still refers to it.
        assert!(error.unwrap_err().is_foreign_key_violation());
        assert_eq!(posts.count().fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}
