//! What a crate outside can add, each within its number of lines (`house` counts them): an operator, a function, an
//! aggregate, a type, a dialect. Each is used here as the built-in ones are, on PostgreSQL where it can be.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

mod aggregate;
mod dialect;
mod function;
mod operator;
mod own_type;
mod set_returning;
#[path = "type.rs"]
mod sql_type;
mod window;

use aggregate::product;
use function::md5;
use operator::PrefixOperators as _;
use own_type::{Complex, ComplexOperators as _, conjugate, magnitude};
use relvar::prelude::*;
use relvar_tests::{TestResult, assert_sql, users, with_database};
use set_returning::letters;
use sql_type::{Lsn, PgLsn};
use window::bucket;

relvar::table! {
    positions {
        #[primary_key] id -> Int4,
        at -> crate::PgLsn,
        before -> Nullable<crate::PgLsn>,
    }
}

#[test]
fn an_operator_is_written_like_a_built_in_one() {
    assert_sql!(
        users.filter(users::name.has_prefix("A")).select(users::id),
        "SELECT users.id FROM users WHERE users.name ^@ $1"
    );
}

#[test]
fn a_function_takes_columns_and_values() {
    assert_sql!(users.select(md5(users::name)), "SELECT md5(users.name) FROM users");
    assert_sql!(
        users.filter(md5(users::name).eq("x")).count(),
        "SELECT count(*) FROM users WHERE md5(users.name) = $1"
    );
}

#[test]
fn a_dialect_has_its_own_quotes_and_placeholders() {
    relvar::table! {
        #[sql_name = "order"]
        orders { #[primary_key] id -> Int4, #[sql_name = "a`b"] group -> Text }
    }
    let query = orders.filter(orders::id.gt(1).and(orders::group.eq("x"))).select(orders::group);
    assert_eq!(
        query.sql::<dialect::MySql>(),
        "SELECT `order`.`a``b` FROM `order` WHERE `order`.id > ? AND `order`.`a``b` = ?"
    );
}

#[tokio::test]
async fn operator_and_function_run() {
    with_database(async |db| -> TestResult {
        let found: Vec<String> = users
            .filter(users::name.has_prefix("A"))
            .select(users::name)
            .order_by(users::id)
            .fetch_all(db)
            .await?;
        assert_eq!(found, ["Ann"]);
        let hash: String = users.filter(users::id.eq(1)).select(md5(users::name)).fetch_one(db).await?;
        assert_eq!(hash, "82e335f7ac0e0e412b2ae15abe662110");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_type_goes_there_and_back() {
    with_database(async |db| -> TestResult {
        relvar_pg::ddl::create_all(db, &[positions::SCHEMA]).await?;
        let (first, second) = (Lsn(0x16_B374_D848), Lsn(u64::MAX));
        positions.insert((positions::id.set(1), positions::at.set(first))).execute(db).await?;
        positions
            .insert((positions::id.set(2), positions::at.set(second), positions::before.set(Some(first))))
            .execute(db)
            .await?;
        let later = positions.filter(positions::at.gt(first)).fetch_all(db).await?;
        assert_eq!(later, [positions::Row { id: 2, at: second, before: Some(first) }]);
        let last: Option<Lsn> = positions.select(max(positions::at)).fetch_one(db).await?;
        assert_eq!(last, Some(second));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_aggregate_has_all_that_the_built_in_ones_have() {
    with_database(async |db| -> TestResult {
        db.batch_execute(
            "CREATE AGGREGATE product(float8) (sfunc = float8mul, stype = float8, initcond = '1')",
        )
        .await?;
        let factor = users::id.cast::<Float8>();
        let query = users.select((
            product(factor),
            product(factor).distinct().filter(users::id.gt(2)),
            product(2.0).filter(users::id.gt(9)),
        ));
        assert_sql!(
            query,
            "SELECT product(CAST(users.id AS float8)), product(DISTINCT CAST(users.id AS float8)) FILTER (WHERE users.id > $1),"
            "product($2) FILTER (WHERE users.id > $3) FROM users"
        );
        assert_eq!(query.fetch_one(db).await?, (Some(24.0), Some(12.0), Some(1.0)));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_function_that_gives_rows_is_a_table() {
    with_database(async |db| {
        db.batch_execute(
            "CREATE FUNCTION letters(word text) RETURNS TABLE (letter text, place int4) LANGUAGE sql AS
             $$ SELECT substr(word, place, 1), place FROM generate_series(1, length(word)) AS place $$",
        )
        .await?;
        let each = letters(users::name);
        let query = users.cross_join(&each).filter(users::id.eq(2).and(each.place.gt(1)));
        let query = query.order_by(each.place).select((each.letter, each.place));
        assert_sql!(
            query,
            "SELECT letters.letter, letters.place FROM users CROSS JOIN letters(users.name) AS letters (letter, place)"
            "WHERE users.id = $1 AND letters.place > $2 ORDER BY letters.place"
        );
        assert_eq!(query.fetch_all(db).await?, [("o".to_owned(), 2), ("b".to_owned(), 3)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_window_function_is_called_over_a_window() {
    with_database(async |db| {
        let query = users.select((users::id, bucket(2).over(relvar::prelude::window().order_by(users::id))));
        let query = query.order_by(users::id);
        assert_sql!(
            query,
            "SELECT users.id, ntile($1) OVER (ORDER BY users.id) FROM users ORDER BY users.id"
        );
        assert_eq!(query.fetch_all(db).await?, [(1, 1), (2, 1), (3, 2), (4, 2)]);
        Ok(())
    })
    .await;
}

relvar::table! {
    signals { #[primary_key] #[identity] id -> Int4, value -> Complex }
}

#[tokio::test]
async fn functions_and_operators_of_a_type_of_its_own() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[signals::SCHEMA]).await?;
        db.batch_execute(
            "CREATE FUNCTION conjugate(c complex) RETURNS complex LANGUAGE sql AS $$ SELECT ROW(c.re, - c.im)::complex $$;
             CREATE FUNCTION magnitude(c complex) RETURNS float8 LANGUAGE sql AS $$ SELECT sqrt(c.re ^ 2 + c.im ^ 2) $$;
             CREATE FUNCTION add(a complex, b complex) RETURNS complex LANGUAGE sql
                 AS $$ SELECT ROW(a.re + b.re, a.im + b.im)::complex $$;
             CREATE OPERATOR |+| (LEFTARG = complex, RIGHTARG = complex, FUNCTION = add);
             CREATE FUNCTION shown(a complex, b float8) RETURNS text LANGUAGE sql AS $$ SELECT (a.re + b)::text $$;
             CREATE OPERATOR |+| (LEFTARG = complex, RIGHTARG = float8, FUNCTION = shown);",
        )
        .await?;
        let (one, other) = (Complex { re: 3.0, im: 4.0 }, Complex { re: 1.0, im: -1.0 });
        signals.insert(signals::value.set(one.clone())).execute(db).await?;
        let query = signals.select((
            conjugate(signals::value),
            magnitude(signals::value),
            signals::value.plus_complex(other.clone()),
            signals::value.plus_complex(fields(signals::value).re),
            fields(conjugate(other)).im,
        ));
        let row = query.fetch_all(db).await?.remove(0);
        assert_eq!((row.0, row.1), (Complex { re: 3.0, im: -4.0 }, 5.0));
        assert_eq!((row.2, row.3, row.4), (Complex { re: 4.0, im: 3.0 }, Some("6".to_owned()), Some(1.0)));
        Ok(())
    })
    .await;
}
