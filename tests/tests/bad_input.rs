//! What goes wrong outside of the program: a database that differs, values that the server refuses or that no Rust
//! type holds, servers that cannot be reached, futures that nobody waits for.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::error::Error as _;
use std::time::Duration;

use futures_util::StreamExt as _;
use relvar::prelude::*;
use relvar_pg::ephemeral::Cluster;
use relvar_pg::{Config, Error, Pool, ddl};
use relvar_tests::*;
use rust_decimal::Decimal;

relvar::table! {
    readings {
        #[primary_key] #[identity] id -> Int4,
        #[max_length = 5] code -> Varchar,
        #[precision = 6, scale = 2] amount -> Nullable<Numeric>,
        exact -> Nullable<Numeric>,
        day -> Nullable<Date>,
        moment -> Nullable<Timestamptz>,
        small -> Nullable<Int2>,
        check(small > 0, name = small_is_positive),
    }
}

/// All that a log could show of an error.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(cause) = source {
        shown.push_str(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
    shown
}

#[tokio::test]
async fn a_column_of_another_type_is_named() {
    with_altered_database(async |db| {
        assert_eq!(users.query().fetch_all(db).await?.len(), 4);
        db.batch_execute("ALTER TABLE users ALTER age TYPE uuid USING NULL").await?;
        let whole = users.query().fetch_all(db).await.unwrap_err();
        let one = users.find(1).select((users::id, users::age)).fetch_one(db).await.unwrap_err();
        for error in [whole, one] {
            assert!(error.is_drift(), "{error}");
            assert_eq!(error.column(), Some("age"));
            let shown = shown(&error);
            for part in ["\"age\"", "int4", "uuid", "SELECT", "bad_input.rs"] {
                assert!(shown.contains(part), "{part} is missing in {shown}");
            }
        }
        // What the query does not read does not matter to it.
        assert_eq!(users.find(1).select(users::name).fetch_one(db).await?, "Ann");
        // What is written is the server's to judge.
        let written = users.update(users::age.set(7)).filter(users::id.eq(1)).execute(db).await.unwrap_err();
        assert_eq!(written.sqlstate(), Some("42804"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_column_that_is_gone_or_null_is_named() {
    with_altered_database(async |db| {
        db.batch_execute("ALTER TABLE users ALTER name DROP NOT NULL; UPDATE users SET name = NULL").await?;
        let error = users.find(1).select((users::id, users::name)).fetch_one(db).await.unwrap_err();
        assert!(error.is_codec() && error.to_string().starts_with("column 2 of the result"), "{error}");
        db.batch_execute("ALTER TABLE users DROP name").await?;
        let error = users.find(1).fetch_one(db).await.unwrap_err();
        assert_eq!(error.sqlstate(), Some("42703"));
        assert!(error.to_string().contains("users.name"), "{error}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_broken_constraint_is_named_and_the_value_is_not_shown() {
    with_database(async |db| {
        ddl::create_all(db, &[readings::SCHEMA]).await?;
        let secret = "s3cret@x.org";
        let new = || (users::email.set(secret), users::name.set("s3cret"));
        users.insert(new()).execute(db).await?;
        let unique = users.insert(new()).returning(users::id).fetch_one(db).await.unwrap_err();
        assert!(unique.is_unique_violation());
        assert_eq!((unique.constraint(), unique.table()), (Some("users_email_key"), Some("users")));
        assert_eq!(
            unique.statement(),
            Some("INSERT INTO users (email, name) VALUES ($1, $2) RETURNING users.id")
        );
        assert!(unique.detail().is_some_and(|detail| detail.contains(secret)));

        let foreign = users.update(users::team_id.set(5_307_733)).filter(users::id.eq(1)).execute(db);
        let foreign = foreign.await.unwrap_err();
        assert!(foreign.is_foreign_key_violation());
        assert_eq!(foreign.constraint(), Some("users_team_id_fkey"));

        let check = readings.insert((readings::code.set("s3c"), readings::small.set(-7733))).execute(db);
        let check = check.await.unwrap_err();
        assert!(check.is_check_violation());
        assert_eq!(check.constraint(), Some("small_is_positive"));

        for error in [unique, foreign, check] {
            let shown = shown(&error);
            assert!(!shown.contains("s3c") && !shown.contains("7733"), "{shown}");
            assert!(shown.contains("bad_input.rs"), "{shown}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_value_that_the_server_refuses_is_not_shown() {
    with_database(async |db| {
        ddl::create_all(db, &[readings::SCHEMA]).await?;
        readings.insert(readings::code.set("abc")).execute(db).await?;
        let text = || val::<Text, _>("s3cret \"7733\"");
        let cast = readings.select(text().cast::<Int4>()).fetch_all(db).await.unwrap_err();
        let date = readings.select(text().cast::<Timestamp>()).fetch_all(db).await.unwrap_err();
        let uuid = readings.select(text().cast::<Uuid>()).fetch_all(db).await.unwrap_err();
        let range = readings.select(val::<Text, _>("773377337733").cast::<Int4>());
        let range = range.fetch_all(db).await.unwrap_err();
        let long = readings.insert(readings::code.set("s3cret")).execute(db).await.unwrap_err();
        let wide = readings.update(readings::amount.set(Decimal::new(77_337_733, 2))).all_rows();
        let wide = wide.execute(db).await.unwrap_err();
        let pattern = readings.filter(readings::code.like("\\")).count().fetch_one(db).await.unwrap_err();
        let zero = readings.select(readings::id.div(val::<Int4, _>(0))).fetch_all(db).await.unwrap_err();
        assert!(cast.message().is_some_and(|message| message.contains("s3cret \"7733\"")));
        for (error, state) in [
            (cast, "22P02"),
            (date, "22007"),
            (uuid, "22P02"),
            (range, "22003"),
            (long, "22001"),
            (wide, "22003"),
            (pattern, "22025"),
            (zero, "22012"),
        ] {
            assert_eq!(error.sqlstate(), Some(state), "{error}");
            let shown = shown(&error);
            assert!(!shown.contains("s3cret") && !shown.contains("7733"), "{shown}");
            assert!(shown.contains("bad_input.rs") && error.statement().is_some(), "{shown}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_value_that_no_rust_type_holds_is_an_error_of_its_column() {
    with_database(async |db| {
        ddl::create_all(db, &[readings::SCHEMA]).await?;
        for (column, value) in [
            ("exact", "'NaN'"),
            ("exact", "'Infinity'"),
            ("exact", "1e40"),
            ("day", "'infinity'"),
            ("day", "'-infinity'"),
            ("day", "'5000000-01-01'"),
            ("moment", "'infinity'"),
            ("moment", "'290000-01-01'"),
        ] {
            let insert = format!("INSERT INTO readings (code, {column}) VALUES ('x', {value})");
            db.batch_execute(&insert).await?;
            let error = readings.query().fetch_all(db).await.unwrap_err();
            assert!(error.is_codec(), "{column} {value}: {error}");
            let place = if column == "exact" {
                4
            } else if column == "day" {
                5
            } else {
                6
            };
            assert!(error.to_string().starts_with(&format!("column {place} of the result")), "{error}");
            // The connection is as good as before.
            assert_eq!(readings.delete().all_rows().execute(db).await?, 1);
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn futures_dropped_midway_leave_the_pool_usable() {
    with_database(async |db| {
        let sleep = || relvar::sql!(Text, "pg_sleep(30)::text");
        for _ in 0..3 {
            // More than the pool has connections.
            let impatient = (0..12).map(|_| {
                let query = users.find(1).select(sleep()).fetch_one(db);
                tokio::time::timeout(Duration::from_millis(100), query)
            });
            let outcomes = futures_util::future::join_all(impatient).await;
            assert!(outcomes.iter().all(Result::is_err));
            assert_eq!(users.count().fetch_one(db).await?, 4);
        }
        let mut stream = users.order_by(users::id).select(users::name).fetch_stream(db);
        assert_eq!(stream.next().await.unwrap()?, "Ann");
        drop(stream);
        let unfinished = db.transaction(async |tx| {
            teams.insert(teams::title.set("Unfinished")).execute(&tx).await?;
            users.find(1).select(sleep()).fetch_one(&tx).await
        });
        assert!(tokio::time::timeout(Duration::from_millis(200), unfinished).await.is_err());
        for _ in 0..12 {
            assert_eq!(teams.count().fetch_one(db).await?, 3);
        }
        // The server was told to stop, too.
        let connection = db.get().await?;
        let sleeping = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
                        AND state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()";
        let mut left = usize::MAX;
        for _ in 0..100 {
            left = connection.client().query(sleeping, &[]).await?.len();
            if left == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(left, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_server_that_cannot_be_reached_is_named_by_the_query() {
    let cluster = Cluster::builder().tcp().start().unwrap();
    let url = cluster.tcp_url("postgres").unwrap();
    let port = url.rsplit_once(':').unwrap().1.split_once('/').unwrap().0;
    for (user, host, port, database, part, state) in [
        ("postgres", "127.0.0.1", port, "nowhere", "nowhere", Some("3D000")),
        ("nobody", "127.0.0.1", port, "postgres", "nobody", Some("28000")),
        ("postgres", "nowhere.invalid", port, "postgres", "nowhere.invalid", None),
        ("postgres", "127.0.0.1", "1", "postgres", "port 1,", None),
    ] {
        let url = format!("postgres://{user}:s3cret@{host}:{port}/{database}");
        let lazy = Pool::lazy(Config::from_url(&url).unwrap().connect_timeout(Duration::from_millis(500)));
        let error = users.count().fetch_one(&lazy.unwrap()).await.unwrap_err();
        assert!(error.is_connect(), "{error}");
        assert_eq!(error.sqlstate(), state, "{error}");
        let shown = shown(&error);
        assert!(shown.contains(part) && !shown.contains("s3cret"), "{shown}");
    }
    for url in ["", "no url", "mysql://ann:s3cret@host/shop", "postgres://ann:s3cret@host:port/shop"] {
        let error = Pool::connect(url).await.unwrap_err();
        let shown = shown(&error);
        assert!(error.is_config() && !shown.contains("s3cret"), "{shown}");
    }
}
