//! A table that was made by other means: what it holds is told, and never taken for another value.

use jiff::civil;
use relvar::backend::Decode;
use relvar::types::{Bool, Bytea, Date, Float8, Int4, Jsonb, Text, Time, Timestamp, Timestamptz, Uuid};
use relvar_sqlite::Lite;
use rusqlite::types::ValueRef;

use crate::file::{File, decoded};

/// What is said about the value of this SQL expression.
#[track_caller]
fn refused<Type, Value: Decode<Lite, Type> + std::fmt::Debug>(expression: &str) -> String {
    let file = File::with("CREATE TABLE loose (a)");
    file.db.execute_batch(&format!("INSERT INTO loose VALUES ({expression})")).unwrap();
    let mut query = file.db.prepare("SELECT a FROM loose").unwrap();
    let mut rows = query.query([]).unwrap();
    let value: ValueRef<'_> = rows.next().unwrap().unwrap().get_ref(0).unwrap();
    decoded::<Type, Value>(value).unwrap_err().to_string()
}

#[test]
fn another_storage_class() {
    let end = "was expected: the table was not made STRICT, or by other means";
    assert_eq!(refused::<Int4, i32>("'12'"), format!("it holds text where SQL type int4 {end}"));
    assert_eq!(refused::<Int4, i32>("1.0"), format!("it holds real where SQL type int4 {end}"));
    assert_eq!(refused::<Text, String>("12"), format!("it holds integer where SQL type text {end}"));
    assert_eq!(refused::<Text, String>("x'61'"), format!("it holds blob where SQL type text {end}"));
    assert_eq!(refused::<Bytea, Vec<u8>>("'a'"), format!("it holds text where SQL type bytea {end}"));
    assert_eq!(refused::<Float8, f64>("'1.5'"), format!("it holds text where SQL type float8 {end}"));
    assert_eq!(refused::<Bool, bool>("'t'"), format!("it holds text where SQL type bool {end}"));
    assert_eq!(
        refused::<Jsonb, serde_json::Value>("jsonb('{}')"),
        format!("it holds blob where SQL type jsonb {end}")
    );
    assert_eq!(
        refused::<Timestamptz, jiff::Timestamp>("unixepoch()"),
        format!("it holds integer where SQL type timestamptz {end}")
    );
    let text = "'00000000-0000-0000-0000-000000000000'";
    assert_eq!(refused::<Uuid, uuid::Uuid>(text), format!("it holds text where SQL type uuid {end}"));
}

#[test]
fn a_value_that_the_type_does_not_hold() {
    assert_eq!(refused::<Int4, i32>("2147483648"), "the integer is outside of what SQL type int4 holds");
    assert_eq!(refused::<Bool, bool>("2"), "an integer other than 0 and 1 is no value of SQL type bool");
    assert_eq!(refused::<Uuid, uuid::Uuid>("x'00'"), "a uuid has 16 bytes, and the blob has 1");
    assert_eq!(refused::<Date, civil::Date>("'06.05.2024'"), "the text is no date like 2024-05-06");
    assert_eq!(refused::<Time, civil::Time>("'7:08'"), "the text is no time like 07:08:09.123456");
    let reason = "the text is no timestamp like 2024-05-06 07:08:09.123456";
    assert_eq!(refused::<Timestamp, civil::DateTime>("'2024-05-06T07:08:09'"), reason);
    let reason = "the text is no timestamptz like 2024-05-06 07:08:09.123456Z";
    assert_eq!(refused::<Timestamptz, jiff::Timestamp>("datetime('now')"), reason);
    let reason = "the date or time is outside of what the other side can hold";
    assert_eq!(refused::<Date, civil::Date>("'2023-02-29'"), reason);
    let reason = "the JSON has another shape than the Rust type (line 1, column 2)";
    assert_eq!(refused::<Jsonb, serde_json::Value>("'{secret'"), reason);
}
