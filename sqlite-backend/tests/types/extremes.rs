//! The ends of each type.

use jiff::civil;
use relvar::types::{
    Bool, Bytea, Date, Float4, Float8, Int2, Int4, Int8, Json, Jsonb, Text, Time, Timestamp, Timestamptz,
    Uuid, Varchar,
};
use relvar_sqlite::Lite;

use crate::file::{File, round_trip};

#[test]
fn booleans_and_integers() {
    round_trip::<Bool, bool>([true, false]);
    round_trip::<Int2, i16>([i16::MIN, -1, 0, 1, i16::MAX]);
    round_trip::<Int4, i32>([i32::MIN, -1, 0, 1, i32::MAX]);
    round_trip::<Int8, i64>([i64::MIN, -1, 0, 1, i64::MAX, 1 << 53, (1 << 53) + 1]);
}

#[test]
fn floats() {
    round_trip::<Float8, f64>([
        f64::MIN,
        f64::MAX,
        f64::MIN_POSITIVE,
        f64::from_bits(1),
        -f64::from_bits(1),
        f64::INFINITY,
        f64::NEG_INFINITY,
        0.1 + 0.2,
        -4.366508223114724e-137,
        1e15,
        9007199254740993.0,
    ]);
    round_trip::<Float4, f32>([f32::MIN, f32::MAX, f32::from_bits(1), f32::INFINITY, 0.1, 16777216.0]);
}

#[test]
fn the_sign_of_zero_is_lost_and_its_value_is_not() {
    let file = File::of(relvar::kernel::TypeName::built_in("float8"));
    file.insert::<Float8, f64>(1, &-0.0);
    let found = file.values::<Float8, f64>();
    assert_eq!(found, [0.0]);
    assert!(found[0].is_sign_positive());
}

#[test]
fn texts() {
    let texts = [
        "",
        " ",
        "a\0b",
        "\0",
        "it's",
        "\"quoted\"",
        "back\\slash",
        "Zoë 🦀 日本語",
        "\u{10FFFF}",
        "\u{FEFF}a",
        "line\r\nbreak",
        "1",
        "NULL",
    ];
    round_trip::<Text, String>(texts.map(str::to_owned));
    round_trip::<Varchar, String>(texts.map(str::to_owned));
    round_trip::<Text, String>(["é".repeat(500_000)]);
}

#[test]
fn bytes() {
    round_trip::<Bytea, Vec<u8>>([vec![], vec![0], vec![0, 255, 0], (0..=255).collect()]);
    round_trip::<Bytea, Vec<u8>>([(0..1_048_576_u32).map(|number| number.to_le_bytes()[0]).collect()]);
}

#[test]
fn uuids() {
    round_trip::<Uuid, uuid::Uuid>([uuid::Uuid::nil(), uuid::Uuid::max(), uuid::Uuid::from_u128(1)]);
}

#[test]
fn dates_and_times() {
    let end = civil::time(23, 59, 59, 999_999_000);
    let days = [civil::date(0, 1, 1), civil::date(1, 12, 31), civil::date(2024, 2, 29), civil::Date::MAX];
    round_trip::<Date, civil::Date>(days);
    round_trip::<Time, civil::Time>([civil::Time::midnight(), end, civil::time(0, 0, 0, 1000)]);
    round_trip::<Timestamp, civil::DateTime>(
        days.into_iter().flat_map(|day| [day.at(0, 0, 0, 0), day.to_datetime(end)]),
    );
    round_trip::<Timestamptz, jiff::Timestamp>(
        ["0000-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "2024-05-06T07:08:09.000001Z"]
            .map(|text| text.parse().unwrap()),
    );
}

#[test]
fn json() {
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    for text in [
        "null",
        "true",
        "0",
        "-1.5",
        "\"\"",
        "[]",
        "{}",
        r#"{"b":[1,null,{"a":"it's \u0000 🦀"}],"":2}"#,
        &deep,
    ] {
        let tree: serde_json::Value = serde_json::from_str(text).unwrap();
        round_trip::<Json, serde_json::Value>([tree.clone()]);
        round_trip::<Jsonb, serde_json::Value>([tree]);
    }
}

#[test]
fn equal_trees_are_equal_texts() {
    let file = File::of(relvar::kernel::TypeName::built_in("jsonb"));
    for (number, text) in (0..).zip([r#"{"a":1,"b":{"d":1,"c":2}}"#, r#"{"b":{"c":2,"d":1},"a":1}"#]) {
        let tree: serde_json::Value = serde_json::from_str(text).unwrap();
        file.insert::<Jsonb, serde_json::Value>(number, &tree);
    }
    let count = "SELECT count(DISTINCT value) FROM t WHERE ?1 IS NULL";
    assert_eq!(file.query::<Int8, i64>(count, rusqlite::types::ValueRef::Null), [1]);
}

#[test]
fn null_is_none_and_needs_an_option() {
    let file = File::of(relvar::kernel::TypeName::built_in("text"));
    file.insert::<Text, Option<String>>(1, &None);
    file.insert::<Text, Option<&str>>(2, &Some("a"));
    assert_eq!(file.values::<Text, Option<String>>(), [None, Some("a".to_owned())]);
    let error = <String as relvar::backend::Decode<Lite, Text>>::decode_null().unwrap_err();
    assert!(error.to_string().contains("NULL"), "{error}");
}
