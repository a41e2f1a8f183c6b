//! Every type against the server: what we write it reads, and what it writes we read.

#![allow(
    clippy::single_range_in_vec_init,
    clippy::reversed_empty_ranges,
    reason = "a multirange of one range and an empty range are what is meant"
)]

use std::fmt::Debug;
use std::ops::Bound;

use relvar::backend::{Backend, ColumnTypes, Decode, Encode, Executor, read};
use relvar::kernel::SqlType;
use relvar::types::*;
use relvar::value;
use relvar_pg::{Error, Pg, Pool, Row};

use crate::support::{pool, rendered};

/// The columns of `SELECT value, value::text`.
struct Columns<Type>(std::marker::PhantomData<Type>);

impl<Type: SqlType> Columns<Type> {
    const ONE: &'static ColumnTypes = &ColumnTypes::One(&Type::NAME);
    const TWO: &'static ColumnTypes =
        &ColumnTypes::Many(&[&ColumnTypes::One(&Type::NAME), &ColumnTypes::One(&Text::NAME)]);
}

fn name<Type: SqlType>() -> String {
    format!("\"{}\"{}", Type::NAME.name, if Type::NAME.array { "[]" } else { "" })
}

/// Sends `value`, and reads it back together with the text that the server makes of it.
async fn send<Type, Value>(db: &Pool, value: &Value) -> Result<(Value, String), Error>
where
    Type: SqlType,
    Value: Encode<Pg, Type> + Decode<Pg, Type> + Send + 'static,
{
    fn both<Type, Value: Decode<Pg, Type>>(
        row: &Row,
    ) -> Result<(Value, String), relvar::backend::CodecError> {
        Ok((read::<Pg, Type, Value>(row, 0)?, read::<Pg, Text, String>(row, 1)?))
    }
    let text = format!("SELECT $1, $1::{}::text", name::<Type>());
    let request = rendered(&text).bind::<Type, Value>(value).returns(Columns::<Type>::TWO);
    db.fetch_one(request, both::<Type, Value>).await
}

/// Reads what the server makes of a literal.
async fn receive<Type, Value>(db: &Pool, literal: &str) -> Result<Value, Error>
where
    Type: SqlType,
    Value: Decode<Pg, Type> + Send + 'static,
{
    let text = format!("SELECT '{literal}'::{}", name::<Type>());
    db.fetch_one(rendered(&text).returns(Columns::<Type>::ONE), |row| read::<Pg, Type, Value>(row, 0)).await
}

async fn round_trip<Type, Value>(db: &Pool, value: Value, literal: &str)
where
    Type: SqlType,
    Value: Encode<Pg, Type> + Decode<Pg, Type> + PartialEq + Debug + Send + 'static,
{
    // Unnamed, prepared, and from the cache.
    for _ in 0..3 {
        let (back, text) = send::<Type, Value>(db, &value).await.unwrap();
        assert_eq!((&back, &*text), (&value, literal));
    }
    assert_eq!(receive::<Type, Value>(db, literal).await.unwrap(), value, "{literal}");
}

async fn refused<Type, Value>(db: &Pool, literal: &str, reason: &str)
where
    Type: SqlType,
    Value: Decode<Pg, Type> + Debug + Send + 'static,
{
    let error = receive::<Type, Value>(db, literal).await.unwrap_err();
    assert!(error.is_codec() && error.to_string().starts_with("column 1 of the result: "), "{error}");
    assert!(error.to_string().contains(reason), "{literal}: {error}");
}

/// `test_types! { name { Type, Rust type => { value => literal, .. } refuses { literal => reason, .. }; .. } }`: one test for
/// each name.
macro_rules! test_types {
    ($($test:ident { $(
        $sql_type:ty, $rust:ty => { $($value:expr => $literal:literal),* $(,)? } $(refuses { $($bad:literal => $reason:literal),* $(,)? })?
    ;)* })*) => { $(
        #[tokio::test]
        async fn $test() {
            let db = pool("SET TIME ZONE 'UTC'").await;
            let database = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), 'UTC'); END $$";
            db.batch_execute(database).await.unwrap();
            $(
                $( round_trip::<$sql_type, $rust>(&db, $value, $literal).await; )*
                $( $( refused::<$sql_type, $rust>(&db, $bad, $reason).await; )* )?
            )*
        }
    )* };
}

fn decimal(text: &str) -> rust_decimal::Decimal {
    text.parse().unwrap()
}

fn json(text: &str) -> serde_json::Value {
    text.parse().unwrap()
}

fn parsed<Value: std::str::FromStr<Err: Debug>>(text: &str) -> Value {
    text.parse().unwrap()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

use jiff::civil;

test_types! {
    bools {
        Bool, bool => { true => "true", false => "false" };
    }
    integers {
        Int2, i16 => { i16::MIN => "-32768", 0 => "0", i16::MAX => "32767" };
        Int4, i32 => { i32::MIN => "-2147483648", i32::MAX => "2147483647" };
        Int8, i64 => { i64::MIN => "-9223372036854775808", i64::MAX => "9223372036854775807" };
    }
    floats {
        Float4, f32 => { 1.5 => "1.5", -0.1 => "-0.1", f32::INFINITY => "Infinity" };
        Float8, f64 => { 1e300 => "1e+300", f64::NEG_INFINITY => "-Infinity", 0.1 => "0.1" };
    }
    numerics {
        Numeric, rust_decimal::Decimal => {
            decimal("0") => "0",
            decimal("0.00") => "0.00",
            decimal("-1.50") => "-1.50",
            decimal("10000") => "10000",
            decimal("123456789012345.6789") => "123456789012345.6789",
            decimal("0.00000001") => "0.00000001",
            decimal("79228162514264337593543950335") => "79228162514264337593543950335",
            decimal("-7.9228162514264337593543950335") => "-7.9228162514264337593543950335",
        } refuses {
            "NaN" => "NaN",
            "Infinity" => "infinite",
            "-Infinity" => "infinite",
            "79228162514264337593543950336" => "more digits",
            "0.00000000000000000000000000001" => "more digits",
            "1e100" => "more digits",
        };
    }
    texts {
        Text, String => { String::new() => "", "Zoë 🦀".to_owned() => "Zoë 🦀", "tab\tline\n".to_owned() => "tab\tline\n" };
        Varchar, String => { "x".to_owned() => "x" };
        Char, String => { "x".to_owned() => "x" };
    }
    bytes {
        Bytea, Vec<u8> => { vec![] => "\\x", vec![0, 255] => "\\x00ff" };
    }
    uuids {
        Uuid, uuid::Uuid => {
            uuid::Uuid::from_u128(0x1234) => "00000000-0000-0000-0000-000000001234",
            uuid::Uuid::max() => "ffffffff-ffff-ffff-ffff-ffffffffffff",
        };
    }
    times {
        Date, civil::Date => {
            civil::date(2000, 1, 1) => "2000-01-01",
            civil::date(1, 1, 1) => "0001-01-01",
            civil::date(9999, 12, 31) => "9999-12-31",
            civil::date(-99, 3, 1) => "0100-03-01 BC",
        } refuses { "infinity" => "infinite", "-infinity" => "infinite", "10000-01-01" => "outside" };
        Time, civil::Time => {
            civil::time(0, 0, 0, 0) => "00:00:00",
            civil::time(23, 59, 59, 999_999_000) => "23:59:59.999999",
        } refuses { "24:00:00" => "24:00:00" };
        Timestamp, civil::DateTime => {
            civil::date(2024, 2, 29).at(12, 34, 56, 789_000_000) => "2024-02-29 12:34:56.789",
            civil::date(1969, 12, 31).at(23, 59, 59, 999_999_000) => "1969-12-31 23:59:59.999999",
        } refuses { "infinity" => "infinite", "20000-01-01" => "outside" };
        Timestamptz, jiff::Timestamp => {
            "2024-02-29T12:34:56.789Z".parse().unwrap() => "2024-02-29 12:34:56.789+00",
            jiff::Timestamp::UNIX_EPOCH => "1970-01-01 00:00:00+00",
        } refuses { "-infinity" => "infinite", "20000-01-01" => "outside" };
        Interval, value::Interval => {
            value::Interval { months: 14, days: -3, microseconds: 5_000_000 } => "1 year 2 mons -3 days +00:00:05",
            value::Interval::default() => "00:00:00",
        };
    }
    ranges {
        Int4range, value::Range<i32> => {
            value::Range::Empty => "empty",
            value::Range::ALL => "(,)",
            value::Range::from(i32::MIN..i32::MAX) => "[-2147483648,2147483647)",
            value::Range::from(..0) => "(,0)",
        };
        Int8range, value::Range<i64> => { value::Range::from(i64::MIN..) => "[-9223372036854775808,)" };
        Numrange, value::Range<rust_decimal::Decimal> => {
            value::Range::from(decimal("-1.50")..=decimal("79228162514264337593543950335"))
                => "[-1.50,79228162514264337593543950335]",
            value::Range::Between(Bound::Excluded(decimal("0")), Bound::Included(decimal("1"))) => "(0,1]",
        } refuses { "[1,NaN)" => "NaN", "[1,1e100)" => "more digits" };
        Daterange, value::Range<civil::Date> => {
            value::Range::from(civil::date(1, 1, 1)..civil::date(9999, 12, 31)) => "[0001-01-01,9999-12-31)",
        } refuses { "[2024-01-01,infinity)" => "infinite" };
        Tsrange, value::Range<civil::DateTime> => {
            value::Range::from(civil::date(2024, 2, 29).at(1, 2, 3, 4_000)..) => "[\"2024-02-29 01:02:03.000004\",)",
        };
        Tstzrange, value::Range<jiff::Timestamp> => {
            value::Range::from(..=jiff::Timestamp::UNIX_EPOCH) => "(,\"1970-01-01 00:00:00+00\"]",
        };
        Int4multirange, value::Multirange<i32> => {
            value::Multirange::default() => "{}",
            [1..3, 5..i32::MAX].into_iter().collect() => "{[1,3),[5,2147483647)}",
        };
        Int8multirange, value::Multirange<i64> => { [..2_i64].into_iter().collect() => "{(,2)}" };
        Nummultirange, value::Multirange<rust_decimal::Decimal> => { [decimal("1")..=decimal("1")].into_iter().collect() => "{[1,1]}" };
        Datemultirange, value::Multirange<civil::Date> => { [civil::date(2024, 1, 1)..].into_iter().collect() => "{[2024-01-01,)}" };
        Tsmultirange, value::Multirange<civil::DateTime> => { [value::Range::ALL].into_iter().collect() => "{(,)}" };
        Tstzmultirange, value::Multirange<jiff::Timestamp> => { [value::Range::ALL].into_iter().collect() => "{(,)}" };
        Array<Int4range>, Vec<value::Range<i32>> => { vec![value::Range::from(1..3), value::Range::Empty] => "{\"[1,3)\",empty}" };
        Array<Int4multirange>, Vec<value::Multirange<i32>> => { vec![[1..3].into_iter().collect()] => "{\"{[1,3)}\"}" };
    }
    addresses {
        Inet, value::Network => {
            parsed("10.1.2.3/8") => "10.1.2.3/8",
            parsed("10.1.2.3") => "10.1.2.3/32",
            parsed("2001:db8::1/64") => "2001:db8::1/64",
        };
        Inet, std::net::IpAddr => { parsed("::1") => "::1/128" } refuses { "10.0.0.0/8" => "has a network" };
        Cidr, value::Network => { parsed("10.0.0.0/8") => "10.0.0.0/8", parsed("::/0") => "::/0" };
        Macaddr, value::MacAddress => { parsed("08:00:2b:01:02:03") => "08:00:2b:01:02:03" };
        Macaddr8, value::MacAddress<8> => { parsed("08:00:2b:01:02:03:04:05") => "08:00:2b:01:02:03:04:05" };
        Array<Inet>, Vec<value::Network> => { vec![parsed("10.1.2.3/8")] => "{10.1.2.3/8}" };
        Array<Cidr>, Vec<Option<value::Network>> => { vec![Some(parsed("10.0.0.0/8")), None] => "{10.0.0.0/8,NULL}" };
        Array<Macaddr>, Vec<value::MacAddress> => { vec![parsed("08002b010203")] => "{08:00:2b:01:02:03}" };
        Array<Macaddr8>, Vec<value::MacAddress<8>> => { vec![parsed("08002b0102030405")] => "{08:00:2b:01:02:03:04:05}" };
    }
    bit_strings {
        Bit, value::BitString => { parsed("101100110") => "101100110" };
        Varbit, value::BitString => { parsed("") => "", parsed("1") => "1", parsed("101100110") => "101100110" };
        Array<Bit>, Vec<value::BitString> => { vec![parsed("10"), parsed("101")] => "{10,101}" };
        Array<Varbit>, Vec<value::BitString> => { vec![parsed("")] => "{\"\"}" };
    }
    shapes {
        Point, value::Coordinate => { (0.5, -1e300).into() => "(0.5,-1e+300)", (f64::INFINITY, 0.0).into() => "(Infinity,0)" };
        Line, value::StraightLine => { value::StraightLine { a: 1.0, b: -1.0, c: 0.5 } => "{1,-1,0.5}" };
        Lseg, value::Segment => { value::Segment::new((0.0, 1.0), (2.0, 3.0)) => "[(0,1),(2,3)]" };
        PgBox, value::Rectangle => { value::Rectangle::new((0.0, 3.0), (2.0, 1.0)) => "(2,3),(0,1)" };
        Path, value::Polyline => {
            value::Polyline::open([(0.0, 1.0), (2.0, 3.0)]) => "[(0,1),(2,3)]",
            value::Polyline::closed([(0.0, 1.0)]) => "((0,1))",
        };
        Polygon, value::Outline => { [(0.0, 1.0), (2.0, 3.0), (4.0, 0.0)].into_iter().collect() => "((0,1),(2,3),(4,0))" };
        Circle, value::Disc => { value::Disc::new((0.0, 1.0), 2.5) => "<(0,1),2.5>" };
        Array<Point>, Vec<value::Coordinate> => { vec![(0.0, 1.0).into()] => "{\"(0,1)\"}" };
        Array<PgBox>, Vec<value::Rectangle> => {
            vec![value::Rectangle::new((0.0, 0.0), (1.0, 1.0)), value::Rectangle::new((0.0, 0.0), (2.0, 2.0))]
                => "{(1,1),(0,0);(2,2),(0,0)}",
        };
        Array<Path>, Vec<value::Polyline> => { vec![value::Polyline::closed([(0.0, 1.0)])] => "{\"((0,1))\"}" };
        Array<Circle>, Vec<value::Disc> => { vec![value::Disc::new((0.0, 1.0), 2.5)] => "{\"<(0,1),2.5>\"}" };
    }
    amounts {
        Money, value::Cash => {
            value::Cash(-123_456) => "-$1,234.56",
            value::Cash(i64::MAX) => "$92,233,720,368,547,758.07",
        };
        Array<Money>, Vec<value::Cash> => { vec![value::Cash(1)] => "{$0.01}" };
    }
    markup {
        Xml, String => { "<a>\u{e9}</a>".to_owned() => "<a>\u{e9}</a>", "text only".to_owned() => "text only" };
        Array<Xml>, Vec<String> => { strings(&["<a/>"]) => "{<a/>}" };
    }
    jsons {
        Json, serde_json::Value => { json(r#"{"a":[1,null]}"#) => r#"{"a":[1,null]}"# };
        Jsonb, serde_json::Value => { json(r#"{"a":[1,null]}"#) => r#"{"a": [1, null]}"#, json("null") => "null" };
        Jsonb, value::Json<Vec<u8>> => { value::Json(vec![1, 2]) => "[1, 2]" } refuses { "{}" => "another shape" };
    }
    arrays {
        Array<Int4>, Vec<i32> => { vec![] => "{}", vec![1, -2] => "{1,-2}" }
            refuses { "{1,NULL}" => "NULL", "{{1},{2}}" => "several dimensions" };
        Array<Int4>, Vec<Option<i32>> => { vec![Some(1), None] => "{1,NULL}" };
        Array<Text>, Vec<String> => { strings(&["a", "b c"]) => "{a,\"b c\"}" };
        Array<Numeric>, Vec<rust_decimal::Decimal> => { vec![decimal("1.50")] => "{1.50}" };
        Array<Timestamptz>, Vec<jiff::Timestamp> => {
            vec![jiff::Timestamp::UNIX_EPOCH] => "{\"1970-01-01 00:00:00+00\"}",
        };
        Array<Jsonb>, Vec<serde_json::Value> => { vec![json("1")] => "{1}" };
        Array<Bool>, Vec<bool> => { vec![true] => "{t}" };
        Array<Uuid>, Vec<uuid::Uuid> => { vec![uuid::Uuid::nil()] => "{00000000-0000-0000-0000-000000000000}" };
        Array<Date>, Vec<civil::Date> => { vec![civil::date(2000, 1, 1)] => "{2000-01-01}" };
    }
}

#[tokio::test]
async fn an_array_of_an_enum_type_names_its_elements() {
    use crate::support::{Mood, sql};
    let db = pool("CREATE TYPE mood AS ENUM ('sad', 'happy')").await;
    let columns = Columns::<Array<Mood>>::ONE;
    for _ in 0..3 {
        let request = sql("SELECT $1").bind::<Array<Mood>, _>(&["sad", "happy"]).returns(columns);
        let back = db.fetch_one(request, |row| read::<Pg, Array<Mood>, Vec<String>>(row, 0)).await.unwrap();
        assert_eq!(back, ["sad", "happy"]);
    }
}

#[tokio::test]
async fn borrowed_values_are_sent_too() {
    use crate::support::{int, sql};
    let db = pool("").await;
    let text: std::borrow::Cow<'_, str> = "abc".into();
    let bytes: &[u8] = b"xy";
    let numbers: &[i32] = &[1, 2, 3];
    let request = sql("SELECT length($1) + length($2) + cardinality($3) + cardinality($4)")
        .bind::<Text, _>(&text)
        .bind::<Bytea, _>(bytes)
        .bind::<Array<Int4>, _>(numbers)
        .bind::<Array<Text>, _>(&["a", "b"])
        .returns(Columns::<Int4>::ONE);
    assert_eq!(db.fetch_one(request, int).await.unwrap(), 10);
}

#[tokio::test]
async fn many_parameters_keep_their_order() {
    use crate::support::{int, sql};
    let db = pool("").await;
    let mut request = sql("SELECT (ARRAY[$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12])[11]");
    for number in 1..=12 {
        request = request.bind::<Int4, _>(&number);
    }
    assert_eq!(db.fetch_one(request.returns(Columns::<Int4>::ONE), int).await.unwrap(), 11);
}

/// The buffer is what `Encode` of outside crates is written against.
#[test]
fn the_buffer_is_bytes() {
    fn same(buffer: &mut <Pg as Backend>::Buffer) -> &mut bytes::BytesMut {
        buffer
    }
    same(&mut bytes::BytesMut::new());
}

#[cfg(feature = "with-chrono-0_4")]
mod with_chrono {
    use super::*;
    use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    test_types! {
        chrono_times {
            Date, NaiveDate => { NaiveDate::from_ymd_opt(2024, 2, 29).unwrap() => "2024-02-29" }
                refuses { "infinity" => "infinite" };
            Time, NaiveTime => { NaiveTime::from_hms_micro_opt(1, 2, 3, 4).unwrap() => "01:02:03.000004" };
            Timestamp, NaiveDateTime => {
                moment("1969-12-31T23:59:59.999999Z").naive_utc() => "1969-12-31 23:59:59.999999",
            };
            Timestamptz, DateTime<Utc> => { moment("2024-02-29T12:34:56Z") => "2024-02-29 12:34:56+00" }
                refuses { "infinity" => "infinite" };
        }
    }
}

#[cfg(feature = "with-compact_str-0_10")]
mod with_compact_str {
    use super::*;
    use compact_str::CompactString;

    test_types! {
        compact_texts {
            Text, CompactString => {
                CompactString::new("short") => "short",
                CompactString::new("longer than twenty-four bytes") => "longer than twenty-four bytes",
            };
            Varchar, CompactString => { CompactString::new("") => "" };
        }
    }
}

#[cfg(feature = "with-time-0_3")]
mod with_time {
    use super::*;
    use ::time::{Date as Day, OffsetDateTime, PrimitiveDateTime, Time as Clock};

    fn day() -> Day {
        Day::from_calendar_date(2024, ::time::Month::February, 29).unwrap()
    }

    fn clock() -> Clock {
        Clock::from_hms_micro(1, 2, 3, 4).unwrap()
    }

    test_types! {
        time_times {
            Date, Day => { day() => "2024-02-29" } refuses { "infinity" => "infinite", "20000-01-01" => "outside" };
            Time, Clock => { clock() => "01:02:03.000004" };
            Timestamp, PrimitiveDateTime => { day().with_time(clock()) => "2024-02-29 01:02:03.000004" };
            Timestamptz, OffsetDateTime => { day().with_time(clock()).assume_utc() => "2024-02-29 01:02:03.000004+00" };
        }
    }
}
