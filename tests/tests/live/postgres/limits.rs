//! What the compiler does not check, and the error that stands in its place: the table of the README, line by line.

use crate::backend::{Error, with_altered_database};
use crate::limits::*;
use relvar::expr::collation::{C, Posix};
use relvar::fns::search::weight;
use relvar::fns::sequence::nextval;
use relvar::prelude::*;
use relvar_tests::{posts, tags, teams, users};

// SQLite: WholeRows
#[tokio::test]
async fn a_row_of_nothing_but_nulls_is_told_by_its_presence() {
    with_altered_database(async |db| {
        let bodies = posts.filter(posts::id.eq(2)).select(row!(Body { body: posts::body })).derived();
        let joined = teams.left_join(bodies.on(teams::id.eq(1))).order_by(teams::id);
        assert_eq!(joined.select(bodies.presence()).fetch_all(db).await?, [Some(true), None, None]);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the check that a subquery has one row
#[tokio::test]
async fn a_subquery_of_many_rows_is_refused() {
    with_altered_database(async |db| {
        let many = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::id);
        let refused = users.select(scalar_checked(many)).fetch_all(db).await.unwrap_err();
        assert_eq!(refused.sqlstate(), Some("21000"));
        let pair = row_of((users::id, users::name));
        let rows = scalar_row_checked(posts.select((posts::user_id, posts::title)));
        let refused = users.filter(pair.eq(rows)).count().fetch_one(db).await.unwrap_err();
        assert_eq!(refused.sqlstate(), Some("21000"));
        Ok(())
    })
    .await;
}

relvar::function! {
    /// Written below, it changes a row.
    fn touch(id: Int4) -> Bool = Touch "touch";
}

relvar::view! {
    heads {
        team -> Nullable<Int4>,
        number -> Int8,
    }
}

relvar::view! {
    loose { name -> Text }
}

mod old {
    relvar::table! {
        tags { #[primary_key] name -> Text, uses -> Int8 }
    }
}

#[derive(Debug, PartialEq, relvar::Row)]
struct Ages {
    ages: Option<Vec<Option<i32>>>,
}

// SQLite: C
#[tokio::test]
async fn two_collations_in_one_comparison() {
    with_altered_database(async |db| {
        let both = users.filter(users::name.collate(C).lt(users::email.collate(Posix)));
        assert_eq!(both.count().fetch_one(db).await.unwrap_err().sqlstate(), Some("42P21"));
        Ok(())
    })
    .await;
}

// SQLite: WeightA
#[tokio::test]
async fn a_constant_of_text_search_in_a_select_list() {
    with_altered_database(async |db| {
        let refused = users.select(weight::a()).fetch_all(db).await.unwrap_err();
        assert!(refused.is_drift(), "{refused}");
        assert!(refused.to_string().contains("should be"), "{refused}");
        let sorted = users.order_by(weight::a()).fetch_all(db).await.unwrap_err();
        assert_eq!(sorted.sqlstate(), Some("42601"));
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn a_row_lock_on_a_view_of_groups() {
    with_altered_database(async |db| {
        let view = "CREATE VIEW heads (team, number) AS SELECT team_id, count(*) FROM users GROUP BY team_id";
        db.batch_execute(view).await?;
        let refused = db.transaction(async |tx| heads.query().for_update().fetch_all(&tx).await).await;
        assert_eq!(refused.unwrap_err().sqlstate(), Some("0A000"));
        Ok(())
    })
    .await;
}

// SQLite: Arrays
#[tokio::test]
async fn a_null_element_of_an_array() {
    with_altered_database(async |db| {
        let ages = || array_agg(users::age).order_by(users::id);
        let refused = users.select(ages()).fetch_one(db).await.unwrap_err();
        assert!(refused.is_codec(), "{refused}");
        let read = users.select(row!(Ages { ages: ages() })).fetch_one(db).await?;
        assert_eq!(read, Ages { ages: Some(vec![Some(30), Some(20), None, Some(50)]) });
        Ok(())
    })
    .await;
}

// PostgreSQL's own: its SQLSTATEs
#[tokio::test]
async fn the_text_of_sql_and_a_function_that_writes() {
    with_altered_database(async |db| {
        let refused = users.filter(relvar::sql!(Bool, "lenght({}) > 3", users::name)).fetch_all(db).await;
        assert_eq!(refused.unwrap_err().sqlstate(), Some("42883"));
        let refused = users.select(relvar::sql!(Int4, "length({})::int8", users::name)).fetch_all(db).await;
        assert!(refused.unwrap_err().is_drift());
        let body = "CREATE FUNCTION touch(int) RETURNS bool LANGUAGE sql AS \
                    'UPDATE users SET karma = karma + 1 WHERE id = $1 RETURNING true'";
        db.batch_execute(body).await?;
        let touched = || users.find(1).select(touch(users::id));
        assert!(touched().fetch_one(db).await?);
        let refused = db.reader().transaction(async |tx| touched().fetch_one(&tx).await).await;
        assert_eq!(refused.unwrap_err().sqlstate(), Some("25006"));
        Ok(())
    })
    .await;
}

// PostgreSQL's own: sequences
#[tokio::test]
async fn a_key_that_is_compared_with_another_value_in_each_row() {
    with_altered_database(async |db| {
        db.batch_execute("CREATE SEQUENCE numbers").await?;
        let drawn = users.filter(users::id.eq(nextval("numbers").cast::<Int4>()));
        assert!(drawn.fetch_one(db).await.unwrap_err().is_too_many_rows());
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the row description
#[tokio::test]
async fn a_database_that_is_another_one() {
    with_altered_database(async |db| {
        let refused = old::tags.query().fetch_all(db).await.unwrap_err();
        assert!(refused.is_drift(), "{refused}");
        assert!(crate::backend::ddl::create_all(db, &[old::tags::SCHEMA]).await.is_err());
        db.batch_execute("CREATE VIEW loose (name) AS SELECT NULL::text").await?;
        assert!(loose.query().fetch_all(db).await.unwrap_err().is_codec());
        // Rows of a table that inherits are rows of this one too, and no key goes over both.
        db.batch_execute("CREATE TABLE more () INHERITS (tags); INSERT INTO more VALUES ('sql', 9)").await?;
        assert!(tags.find("sql").fetch_one(db).await.unwrap_err().is_too_many_rows());
        Ok(())
    })
    .await;
}

// PostgreSQL's own: errors of arithmetic
#[tokio::test]
async fn values_are_judged_by_the_server() {
    with_altered_database(async |db| {
        let zero = users.select(val::<Int4, _>(1).div(users::id.sub(users::id))).fetch_all(db).await;
        assert_eq!(zero.unwrap_err().sqlstate(), Some("22012"));
        let far = users.update(users::age.set(i32::MAX)).filter(users::id.eq(1)).execute(db).await;
        assert_eq!(far?, 1);
        let beyond = users.select(users::age.add(1)).fetch_all(db).await;
        assert_eq!(beyond.unwrap_err().sqlstate(), Some("22003"));
        let back = window().order_by(users::id).rows(preceding(-1), current_row());
        let back = users.select(count_rows().over(back)).fetch_all(db).await;
        assert_eq!(back.unwrap_err().sqlstate(), Some("22013"));
        let twice: Result<_, Error> = tags.insert(tags::name.set("sql")).execute(db).await;
        assert!(twice.unwrap_err().is_unique_violation());
        Ok(())
    })
    .await;
}
