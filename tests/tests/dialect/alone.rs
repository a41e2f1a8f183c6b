//! What SQLite has and PostgreSQL has not.

use relvar::fns::sqlite::*;
use relvar::prelude::*;
use relvar::render::Sql;
use relvar_tests::embedded::{Asked, Elsewhere, Value, WithValues as _, rows};
use relvar_tests::{tags, users};

/// What a call gives on SQLite.
macro_rules! answers {
    ($($call:expr => $expected:expr;)*) => {{
        let db = super::sqlite();
        $(
            let Elsewhere::Said { sql, parameters: Some(parameters), columns } = (&Asked(&users.find(1).select($call))).elsewhere() else {
                panic!("{} is refused", stringify!($call));
            };
            let found = rows(&db, sql, &parameters, columns).unwrap();
            let expected: Option<&str> = $expected;
            assert_eq!(found[0][0].as_deref(), expected, "{sql}");
        )*
    }};
}

#[test]
fn functions_give_what_their_pages_say() {
    answers! {
        instr("high", "ig") => Some("2");
        instr("high", "x") => Some("0");
        hex(vec![0xca_u8, 0xfe]) => Some("CAFE");
        unhex("CAFE") => Some("{202,254}");
        unhex("no") => None;
        glob("Ann", "A*") => Some("true");
        glob(users::name, "a*") => Some("false");
        printf("%s-%04d", ("a", 7)) => Some("a-0007");
        unicode("a") => Some("97");
        unicode("") => None;
        quote("O'Reilly") => Some("'O''Reilly'");
        r#typeof(users::age) => Some("integer");
        r#typeof(users::email) => Some("text");
        iif(users::age.gt(20), "old", "young") => Some("old");
        r#typeof(random()) => Some("integer");
        relvar::fns::text::length(randomblob(5_i64)) => Some("5");
        changes().ge(0_i64) => Some("true");
        total_changes().ge(changes()) => Some("true");
        last_insert_rowid().ge(0_i64) => Some("true");
        sqlite_version().starts_with("3.") => Some("true");
        unixepoch(val::<Timestamptz, _>(jiff::Timestamp::from_second(86400).unwrap())) => Some("86400");
        julianday(val::<Date, _>(jiff::civil::date(2000, 1, 1))) => Some("2451544.5");
        strftime("%Y", val::<Date, _>(jiff::civil::date(2024, 2, 29))) => Some("2024");
    }
}

#[test]
fn total_is_zero_over_no_rows() {
    let db = super::sqlite();
    let sum_of = |sql: &str| db.query_row(sql, [], |row| row.get::<_, Value>(0)).unwrap();
    assert_eq!(sum_of(users.select(total(users::age)).sql::<Sqlite>()), Value::Real(100.0));
    let nobody = users.filter(users::age.is_null()).select(total(users::age));
    assert_eq!(sum_of(nobody.sql::<Sqlite>()), Value::Real(0.0));
}

#[test]
fn or_replace_and_or_ignore_decide_conflicts() {
    let db = super::sqlite();
    let uses =
        || db.query_row("SELECT uses FROM tags WHERE name = 'sql'", [], |row| row.get::<_, i64>(0)).unwrap();
    let insert = tags.insert((tags::name.set("sql"), tags::uses.set(8)));
    db.execute(insert.or_ignore().sql::<Sqlite>(), ("sql", 8)).unwrap();
    assert_eq!(uses(), 1);
    db.execute(insert.or_replace().sql::<Sqlite>(), ("sql", 8)).unwrap();
    assert_eq!(uses(), 8);
}
