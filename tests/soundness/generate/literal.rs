//! Random values, of few different ones, so that they meet.

use rust_decimal::Decimal;

use super::super::random::Random;
use super::super::schema::Genre;
use super::super::value::{Ty, Value};

const TEXTS: &[&str] = &["", "a", "b", "ab", "Ann", "ann", "É", "50%", "a_b", "it's"];

/// A text, numbers, an array, objects: the server has them in the order of their texts.
const JSON: &[&str] = &["\"a\"", "\"b\"", "1", "7", "[1]", "{\"a\":1}", "{\"a\":\"b\"}"];

/// A value of a type.
pub(in crate::soundness) fn value(random: &mut Random, ty: Ty) -> Value {
    match ty {
        Ty::Bool => Value::Bool(random.chance(50)),
        Ty::Int2 | Ty::Int4 | Ty::Int8 => Value::Int(random.between(-3, 9)),
        Ty::Numeric => Value::Number(Decimal::new(random.between(-20, 90), 1)),
        Ty::Float8 => Value::Float(random.between(-8, 30) as f64 / 4.0),
        Ty::Text | Ty::Varchar => Value::Text((*random.pick(TEXTS)).to_owned()),
        Ty::Date => {
            let days = random.between(0, 6);
            Value::Date(jiff::civil::date(2024, 2, 26).saturating_add(jiff::Span::new().days(days)))
        }
        Ty::Timestamptz => {
            let seconds = 1_700_000_000 + random.between(0, 5) * 1_000;
            Value::Moment(jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
        }
        Ty::Genre => Value::Genre(*random.pick(Genre::ALL)),
        Ty::Uuid => Value::Text(format!("00000000-0000-4000-8000-00000000000{}", random.below(5))),
        Ty::Interval => Value::Days(random.between(-2, 9)),
        Ty::Jsonb => Value::Text((*random.pick(JSON)).to_owned()),
        Ty::Int4range => {
            let lower = random.between(0, 7);
            Value::Text(format!("[{lower},{})", random.between(lower + 1, 9)))
        }
        Ty::Int4s => items(random, Ty::Int4),
        Ty::Texts => items(random, Ty::Text),
    }
}

fn items(random: &mut Random, ty: Ty) -> Value {
    let length = random.below(4);
    Value::List((0..length).map(|_| value(random, ty)).collect())
}

/// A pattern of LIKE.
pub(super) fn pattern(random: &mut Random) -> String {
    (*random.pick(&["%", "a%", "%b", "_", "%n%", "A__", "", "a_", "%5%"])).to_owned()
}
