//! How statements are run: rows as they arrive, statements that travel together, one prepared statement for every shape,
//! text for people.

use crate::backend::Connection;
use crate::backend::tokio_postgres::SimpleQueryMessage;
use crate::backend::with_database;
use futures_util::{StreamExt as _, TryStreamExt as _};
use relvar::prelude::*;
use relvar_tests::{PostStatus, posts, tags, teams, users};

// PostgreSQL's own: the prepared statements of a connection, and what its client says
#[tokio::test]
async fn rows_are_streamed_as_they_arrive() {
    with_database(async |db| {
        let joined = || users.left_join(teams).order_by(users::id).select((users::name, teams::title));
        // A text is sent unprepared, then prepared, then from the cache.
        for _ in 0..3 {
            let streamed: Vec<_> = joined().fetch_stream(db).try_collect().await?;
            assert_eq!(streamed, joined().fetch_all(db).await?);
            assert_eq!(streamed[3], ("Dora".to_owned(), None));
        }
        let whole: Vec<users::Row> = users.order_by(users::id).fetch_stream(db).try_collect().await?;
        assert_eq!(whole.len(), 4);

        // More rows than a connection buffers; what nobody asks for is given up with the stream.
        let mut connection = db.get().await?;
        let many = generate_series::<Int4, _, _>(1, 1_000_000);
        for _ in 0..3 {
            let mut stream = many.query().fetch_stream(&mut connection);
            assert_eq!(stream.next().await.transpose()?, Some(1));
            assert_eq!(stream.next().await.transpose()?, Some(2));
            drop(stream);
            assert_eq!(users.count().fetch_one(&connection).await?, 4);
        }
        let sum = many.query().fetch_stream(db);
        let sum = sum.try_fold(0_i64, async |sum, row| Ok(sum + i64::from(row))).await?;
        assert_eq!(sum, 500_000_500_000);

        // A failure comes after the rows before it, and ends the stream.
        let divisor = generate_series::<Int4, _, _>(-20_000, 1);
        let mut stream = divisor.query().select(val::<Int4, _>(60).div(divisor.value)).fetch_stream(db);
        let mut rows = 0;
        let error = loop {
            match stream.next().await {
                Some(Ok(_)) => rows += 1,
                Some(Err(error)) => break error,
                None => panic!("{rows} rows and no failure"),
            }
        };
        assert_eq!(error.sqlstate(), Some("22012"));
        assert!(rows <= 20_000 && stream.next().await.is_none());

        // A stream of a write, inside of a transaction.
        let written = db
            .transaction(async |mut tx| {
                let write = posts.update(posts::views.set(posts::views.add(1))).filter(posts::user_id.eq(1));
                write.returning((posts::id, posts::views)).fetch_stream(&mut tx).try_collect::<Vec<_>>().await
            })
            .await?;
        assert_eq!(written, [(1, 11), (2, 1)]);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the prepared statements of a connection, and what its client says
#[tokio::test]
async fn statements_of_one_connection_are_joined() {
    with_database(async |db| {
        let connection = &db.get().await?;
        for round in 1..=3 {
            let (names, one, none, number, changed, titles) = tokio::join!(
                users.order_by(users::id).select(users::name).fetch_all(connection),
                users.find(2).fetch_one(connection),
                users.find(9).fetch_optional(connection),
                posts.count().fetch_one(connection),
                tags.update(tags::uses.set(tags::uses.add(1))).all_rows().execute(connection),
                teams.order_by(teams::id).select(teams::title).fetch_all(connection),
            );
            assert_eq!(names?, ["Ann", "Bob", "Cid", "Dora"]);
            assert_eq!(one?.name, "Bob");
            assert!(none?.is_none());
            assert_eq!(number?, 3);
            let rows = tags.count().fetch_one(connection).await?;
            assert_eq!(changed?, u64::try_from(rows)?, "round {round}");
            assert_eq!(titles?, ["Red", "Blue", "Empty"]);
        }
        // One that fails leaves the others alone.
        let (first, failed, last) = tokio::join!(
            users.count().fetch_one(connection),
            users.select(val::<Int4, _>(1).div(users::id.sub(users::id))).fetch_all(connection),
            posts.find(3).select(posts::title).fetch_one(connection),
        );
        assert_eq!((first?, last?.as_str()), (4, "Third"));
        assert_eq!(failed.unwrap_err().sqlstate(), Some("22012"));
        // In a transaction, too.
        let both = db.transaction(async |tx| {
            tokio::try_join!(users.count().fetch_one(&tx), posts.count().fetch_one(&tx))
        });
        assert_eq!(both.await?, (4, 3));
        Ok(())
    })
    .await;
}

/// The texts that are prepared on the connection, in order.
async fn prepared(connection: &Connection) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let sql = "SELECT statement FROM pg_prepared_statements WHERE NOT from_sql AND statement NOT LIKE '%pg_catalog%' \
               ORDER BY prepare_time";
    let messages = connection.client().simple_query(sql).await?;
    let texts = messages.into_iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    Ok(texts.collect())
}

relvar::order! {
    enum PostOrder {
        Newest = posts::id desc;
        Title = posts::title asc, posts::id asc;
    }
}

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
    uses: i32,
}

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Edit {
    name: Option<String>,
    age: Option<Option<i32>>,
}

/// Runs the statement for every value, and says that one text was prepared for all of them: the one that it is known to have.
macro_rules! one_text {
    ($connection:ident, $seen:ident, $fetch:ident, $statement:expr, [$($value:expr),+]) => {
        let statement = $statement;
        for _ in 0..2 {
            $( statement($value).$fetch($connection).await?; )+
        }
        let texts = prepared($connection).await?;
        $seen += 1;
        assert_eq!(texts.len(), $seen, "{texts:#?}");
        let text = [$( statement($value).sql::<Postgres>() ),+][0];
        assert_eq!(texts.last().map(String::as_str), Some(text));
    };
}

// PostgreSQL's own: the prepared statements of a connection, and what its client says
#[tokio::test]
async fn every_static_shape_is_one_prepared_statement() {
    with_database(async |db| {
        let connection = &db.get().await?;
        let mut seen = 0;
        one_text!(
            connection,
            seen,
            fetch_one,
            |age: i32| users.filter(users::age.gt(age)).count(),
            [1, 30, 99]
        );
        let ids = |ids: Vec<i32>| users.filter(users::id.eq_any(ids)).select(users::id);
        one_text!(connection, seen, fetch_all, ids, [vec![], vec![1], vec![1, 2, 3, 4, 5]]);
        let pages = |rows: u32| users.order_by(users::id).limit(rows).offset(rows).select(users::name);
        one_text!(connection, seen, fetch_all, pages, [1, 2, 3]);
        let maybe =
            |age: Option<i32>| users.filter_opt(age.map(|age| users::age.gt(age))).select(users::email);
        one_text!(connection, seen, fetch_all, maybe, [None, Some(1), Some(99)]);
        let written = |title: &'static str| {
            exists(posts.correlate(users).filter(posts::user_id.eq(users::id).and(posts::title.eq(title))))
        };
        let writers = |title| users.filter(written(title)).select(users::name);
        one_text!(connection, seen, fetch_all, writers, ["First", "Third"]);
        let status = |status: PostStatus| posts.filter(posts::status.eq(status)).count();
        one_text!(connection, seen, fetch_one, status, [PostStatus::Draft, PostStatus::Published]);
        let views = |views: i64| posts.update(posts::views.set(views)).filter(posts::id.eq(1));
        one_text!(connection, seen, execute, views, [1, 2]);
        let removed = |name: &'static str| tags.delete().filter(tags::name.eq(name));
        one_text!(connection, seen, execute, removed, ["none", "nothing"]);

        // As many rows as there are, in one text; every order has its own; so has every set of changes.
        let tag = |number: i32| NewTag { name: format!("tag {number}"), uses: number };
        for rows in [1..2, 2..5, 5..50] {
            let rows: Vec<NewTag> = rows.map(tag).collect();
            assert_eq!(tags.insert(&rows).execute(connection).await?, rows.len() as u64);
        }
        seen += 1;
        for order in [PostOrder::Newest, PostOrder::Title, PostOrder::Newest, PostOrder::Title] {
            posts.select(posts::id).order_by_choice(order).fetch_all(connection).await?;
        }
        seen += 2;
        assert_eq!(prepared(connection).await?.len(), seen);
        for age in [Some(Some(1)), Some(None), Some(Some(2))] {
            users.update(&Edit { name: None, age }).filter(users::id.eq(1)).execute(connection).await?;
        }
        seen += 1;
        let nothing = Edit { name: None, age: None };
        assert_eq!(users.update(&nothing).filter(users::id.eq(1)).execute(connection).await?, 0);
        assert_eq!(prepared(connection).await?.len(), seen);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the prepared statements of a connection, and what its client says
#[tokio::test]
async fn text_for_people_gives_the_same_rows() {
    with_database(async |db| {
        let busy =
            posts.correlate(users).filter(posts::user_id.eq(users::id).and(posts::views.gt(posts::id)));
        let query = users
            .left_join(teams)
            .filter(exists(busy).or(users::age.is_null()))
            .select((users::name, teams::title))
            .order_by(users::id)
            .union_all(teams.select((teams::title, teams::title)))
            .any_order();
        let connection = db.get().await?;
        let rows = async |text: &str| -> Result<Vec<String>, crate::backend::tokio_postgres::Error> {
            let rows = connection.client().query(text, &[]).await?;
            Ok(rows.iter().map(|row| row.get(0)).collect())
        };
        let pretty = query.sql_pretty::<Postgres>();
        assert!(pretty.lines().count() > 10, "{pretty}");
        let found = rows(&pretty).await?;
        assert_eq!(found, rows(query.sql::<Postgres>()).await?);
        let typed: Vec<_> = query.fetch_all(db).await?.into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, typed);
        assert_eq!(found.len(), 6);
        Ok(())
    })
    .await;
}
