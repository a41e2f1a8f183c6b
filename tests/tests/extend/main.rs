//! What a crate outside can add, each within its number of lines (`house` counts them): an operator, a function, an
//! aggregate, a type, a dialect. Each is used here as the built-in ones are, on PostgreSQL where it can be.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

mod aggregate;
mod dialect;
mod function;
mod operator;
#[path = "type.rs"]
mod sql_type;

use aggregate::product;
use function::md5;
use operator::PrefixOperators as _;
use relvar::prelude::*;
use relvar_tests::{TestResult, assert_sql, users, with_database};
use sql_type::{Lsn, PgLsn};

relvar::table! {
    positions {
        #[primary_key] id -> Int4,
        at -> PgLsn,
        before -> Nullable<PgLsn>,
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
