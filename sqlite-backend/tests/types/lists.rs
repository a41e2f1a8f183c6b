//! Lists as SQLite takes them apart: every element is found, and no other.

use std::fmt::Debug;

use jiff::civil;
use relvar::backend::{Decode, Encode};
use relvar::kernel::SqlType;
use relvar::types::{Array, Bool, Bytea, Date, Int8, Text, Timestamptz, Uuid};
use relvar_sqlite::Lite;

use crate::file::{File, bound, encoded};

/// Writes `values`, and finds those of the first half by a list of them and of NULL. `element` is how the dialect writes one.
#[track_caller]
fn finds<Type, Value>(element: &str, values: Vec<Value>)
where
    Type: SqlType,
    Value: Encode<Lite, Type> + Decode<Lite, Type> + PartialEq + Debug + Clone,
{
    let file = File::of(Type::NAME);
    for (number, value) in (0..).zip(&values) {
        file.insert::<Type, Value>(number, value);
    }
    let half = &values[..values.len().div_ceil(2)];
    let list: Vec<Option<Value>> = half.iter().cloned().map(Some).chain([None]).collect();
    let sent = encoded::<Array<Type>, Vec<Option<Value>>>(&list).unwrap();
    let sql =
        format!("SELECT value FROM t WHERE value IN (SELECT {element} FROM json_each(?1)) ORDER BY number");
    assert_eq!(
        file.query::<Type, Value>(&sql.replace("(SELECT value", "(SELECT json_each.value"), bound(&sent)),
        half
    );
}

#[test]
fn elements_of_every_kind() {
    finds::<Int8, i64>("value", vec![i64::MIN, i64::MAX, 0, 1]);
    finds::<Bool, bool>("value", vec![true, false]);
    let texts = ["", "it's", "\"\\\n\u{1}🦀", "a\0b", "null", "1"];
    finds::<Text, String>("value", texts.map(str::to_owned).into());
    finds::<Bytea, Vec<u8>>("unhex(json_each.value)", vec![vec![], vec![0, 255], vec![1], vec![2]]);
    finds::<Uuid, uuid::Uuid>("unhex(json_each.value)", vec![uuid::Uuid::max(), uuid::Uuid::nil()]);
    finds::<Date, civil::Date>("value", vec![civil::date(0, 1, 1), civil::Date::MAX]);
    let moments = ["2024-05-06T07:08:09.000001Z", "2024-05-06T07:08:09Z"];
    finds::<Timestamptz, jiff::Timestamp>("value", moments.map(|text| text.parse().unwrap()).into());
}
