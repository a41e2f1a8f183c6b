//! The order of the stored texts is the order of the values.

use jiff::civil;
use relvar::kernel::{SqlType, TypeName};
use relvar::types::{Date, Float8, Text, Timestamp, Timestamptz};
use rusqlite::types::ValueRef;

use crate::file::File;

const ASCENDING: &str = "SELECT value FROM t WHERE ?1 IS NULL ORDER BY value";

#[test]
fn times_are_in_order_as_texts() {
    let file = File::of(Timestamptz::NAME);
    let mut moments: Vec<jiff::Timestamp> = [
        "0000-01-01T00:00:00Z",
        "0999-12-31T23:59:59.999999Z",
        "1969-12-31T23:59:59.9Z",
        "1969-12-31T23:59:59.900001Z",
        "1970-01-01T00:00:00+14:00",
        "2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09.1Z",
        "2024-05-06T07:08:10Z",
    ]
    .map(|text| text.parse().unwrap())
    .into();
    for (number, moment) in (0..).zip(moments.iter().rev()) {
        file.insert::<Timestamptz, _>(number, moment);
    }
    moments.sort_unstable();
    assert_eq!(file.query::<Timestamptz, jiff::Timestamp>(ASCENDING, ValueRef::Null), moments);
}

#[test]
fn what_sqlite_calculates_is_read() {
    let file = File::of(Timestamp::NAME);
    let at = civil::date(2024, 5, 6).at(7, 8, 9, 123_456_000);
    file.insert::<Timestamp, _>(1, &at);
    let first = |sql: &str| file.query::<Timestamp, civil::DateTime>(sql, ValueRef::Null);
    assert_eq!(first("SELECT max(value) FROM t WHERE ?1 IS NULL"), [at]);
    let next = civil::date(2024, 5, 7).at(7, 8, 9, 0);
    assert_eq!(first("SELECT datetime(value, '+1 day') FROM t WHERE ?1 IS NULL"), [next]);
    let day = "SELECT date(value) FROM t WHERE ?1 IS NULL";
    assert_eq!(file.query::<Date, civil::Date>(day, ValueRef::Null), [at.date()]);
}

#[test]
fn texts_are_in_the_order_of_their_bytes() {
    let file = File::of(Text::NAME);
    let mut texts = ["b", "B", "a", "é", "z", "", "🦀"].map(str::to_owned);
    for (number, text) in (0..).zip(&texts) {
        file.insert::<Text, String>(number, text);
    }
    texts.sort_unstable();
    assert_eq!(file.query::<Text, String>(ASCENDING, ValueRef::Null), texts);
}

#[test]
fn a_whole_number_of_an_expression_is_a_float() {
    let file = File::of(TypeName::built_in("float8"));
    let sql = "SELECT 3 WHERE ?1 IS NULL";
    assert_eq!(file.query::<Float8, f64>(sql, ValueRef::Null), [3.0]);
}
