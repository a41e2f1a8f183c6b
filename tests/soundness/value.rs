//! The SQL types of the generated programs and their values, as the interpreter has them.

use std::cmp::Ordering;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::schema::Genre;

/// An SQL type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ty {
    /// `bool`
    Bool,
    /// `int2`
    Int2,
    /// `int4`
    Int4,
    /// `int8`
    Int8,
    /// `numeric`
    Numeric,
    /// `float8`
    Float8,
    /// `text`
    Text,
    /// `varchar`
    Varchar,
    /// `date`
    Date,
    /// `timestamptz`
    Timestamptz,
    /// The enum of the schema.
    Genre,
    /// `int4[]`
    Int4s,
    /// `text[]`
    Texts,
    /// `uuid`
    Uuid,
    /// `interval`, of whole days
    Interval,
    /// `jsonb`
    Jsonb,
    /// `int4range`
    Int4range,
}

use Ty::*;

impl Ty {
    /// Every type.
    pub const ALL: &[Ty] = &[
        Bool,
        Int2,
        Int4,
        Int8,
        Numeric,
        Float8,
        Text,
        Varchar,
        Date,
        Timestamptz,
        Genre,
        Int4s,
        Texts,
        Uuid,
        Interval,
        Jsonb,
        Int4range,
    ];

    /// The marker, as a program writes it.
    pub fn marker(self) -> &'static str {
        match self {
            Bool => "Bool",
            Int2 => "Int2",
            Int4 => "Int4",
            Int8 => "Int8",
            Numeric => "Numeric",
            Float8 => "Float8",
            Text => "Text",
            Varchar => "Varchar",
            Date => "Date",
            Timestamptz => "Timestamptz",
            Genre => "Genre",
            Int4s => "Array<Int4>",
            Texts => "Array<Text>",
            Uuid => "Uuid",
            Interval => "Interval",
            Jsonb => "Jsonb",
            Int4range => "Int4range",
        }
    }

    /// The Rust type of a value that is not NULL.
    pub fn rust(self) -> &'static str {
        match self {
            Bool => "bool",
            Int2 => "i16",
            Int4 => "i32",
            Int8 => "i64",
            Numeric => "Decimal",
            Float8 => "f64",
            Text | Varchar => "String",
            Date => "jiff::civil::Date",
            Timestamptz => "jiff::Timestamp",
            Genre => "Genre",
            Int4s => "Vec<i32>",
            Texts => "Vec<String>",
            Uuid => "uuid::Uuid",
            Interval => "relvar::value::Interval",
            Jsonb => "serde_json::Value",
            Int4range => "relvar::value::Range<i32>",
        }
    }

    /// A whole number of the machine.
    pub fn is_integer(self) -> bool {
        matches!(self, Int2 | Int4 | Int8)
    }

    /// It has `sum` and `avg`.
    pub fn is_number(self) -> bool {
        self.is_integer() || matches!(self, Numeric | Float8)
    }

    /// The types that are compared with it without a cast.
    pub fn comparable(self) -> &'static [Ty] {
        match self {
            Int2 | Int4 | Int8 | Numeric => &[Int2, Int4, Int8, Numeric],
            Text | Varchar => &[Text, Varchar],
            Bool => &[Bool],
            Float8 => &[Float8],
            Date => &[Date],
            Timestamptz => &[Timestamptz],
            Genre => &[Genre],
            Int4s => &[Int4s],
            Texts => &[Texts],
            Uuid => &[Uuid],
            Interval => &[Interval],
            Jsonb => &[Jsonb],
            Int4range => &[Int4range],
        }
    }

    /// The type of a choice between a value of this type and one of the other (PostgreSQL manual, section 10.5): the wider
    /// one, and of `text` and `varchar` that of the first.
    pub fn common(self, other: Ty) -> Ty {
        match (self, other) {
            (Numeric, _) | (_, Numeric) => Numeric,
            (Int8, _) | (_, Int8) => Int8,
            (Int4, _) | (_, Int4) => Int4,
            _ => self,
        }
    }

    /// The types with which it has itself as the common one.
    pub fn narrower(self) -> &'static [Ty] {
        match self {
            Numeric => &[Numeric, Int8, Int4, Int2],
            Int8 => &[Int8, Int4, Int2],
            Int4 => &[Int4, Int2],
            Bool => &[Bool],
            Int2 => &[Int2],
            Float8 => &[Float8],
            Text | Varchar => &[Text, Varchar],
            Date => &[Date],
            Timestamptz => &[Timestamptz],
            Genre => &[Genre],
            Int4s => &[Int4s],
            Texts => &[Texts],
            Uuid => &[Uuid],
            Interval => &[Interval],
            Jsonb => &[Jsonb],
            Int4range => &[Int4range],
        }
    }

    /// What `sum` of it gives (PostgreSQL manual, table 9.59).
    pub fn sum(self) -> Option<Ty> {
        match self {
            Int2 | Int4 => Some(Int8),
            Int8 | Numeric => Some(Numeric),
            Float8 => Some(Float8),
            Interval => Some(Interval),
            _ => None,
        }
    }

    /// What `avg` of it gives.
    pub fn average(self) -> Option<Ty> {
        match self {
            Int2 | Int4 | Int8 | Numeric => Some(Numeric),
            Float8 => Some(Float8),
            _ => None,
        }
    }
}

/// A value, or NULL.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// NULL of any type
    Null,
    /// `bool`
    Bool(bool),
    /// `int2`, `int4`, `int8`
    Int(i64),
    /// `numeric`
    Number(Decimal),
    /// `float8`
    Float(f64),
    /// `text`, `varchar`; and `uuid`, `jsonb`, `int4range`, in the few forms of theirs that sort like their text
    Text(String),
    /// `date`
    Date(Date),
    /// `timestamptz`
    Moment(Timestamp),
    /// The enum
    Genre(Genre),
    /// `interval`
    Days(i64),
    /// An array, whose elements are not NULL
    List(Vec<Value>),
}

impl Value {
    /// Is it NULL?
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// As a truth value of three.
    pub fn truth(&self) -> Option<bool> {
        match self {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// From a truth value of three.
    pub fn of(truth: Option<bool>) -> Self {
        truth.map_or(Value::Null, Value::Bool)
    }

    /// The number that it is.
    pub fn number(&self) -> Decimal {
        match self {
            Value::Int(number) => Decimal::from(*number),
            Value::Number(number) => *number,
            _ => Decimal::ZERO,
        }
    }

    /// The text that it is.
    pub fn text(&self) -> &str {
        match self {
            Value::Text(text) => text,
            _ => "",
        }
    }

    /// As both sides of a comparison spell it: the harness reads rows into the same form.
    pub fn to_json(&self) -> Json {
        match self {
            Value::Null => Json::Null,
            Value::Bool(truth) => Json::String(truth.to_string()),
            Value::Int(number) => Json::String(number.to_string()),
            Value::Number(number) => Json::String(number.normalize().to_string()),
            Value::Float(number) => Json::String(format!("{:?}", number + 0.0)),
            Value::Text(text) => Json::String(text.clone()),
            Value::Date(date) => Json::String(date.to_string()),
            Value::Moment(moment) => Json::String(moment.to_string()),
            Value::Genre(genre) => Json::String(format!("{genre:?}")),
            Value::Days(days) => Json::String(days.to_string()),
            Value::List(items) => Json::Array(items.iter().map(Value::to_json).collect()),
        }
    }

    /// The order of two values that are not NULL and whose types are compared with each other. Text is ordered by its
    /// bytes, as under the collation `C`.
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Value::Int(left), Value::Int(right)) => left.cmp(right),
            (Value::Int(_) | Value::Number(_), Value::Int(_) | Value::Number(_)) => {
                self.number().cmp(&other.number())
            }
            (Value::Float(left), Value::Float(right)) => left.partial_cmp(right).unwrap_or(Ordering::Equal),
            (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
            (Value::Days(left), Value::Days(right)) => left.cmp(right),
            (Value::Text(left), Value::Text(right)) => left.as_bytes().cmp(right.as_bytes()),
            (Value::Date(left), Value::Date(right)) => left.cmp(right),
            (Value::Moment(left), Value::Moment(right)) => left.cmp(right),
            (Value::Genre(left), Value::Genre(right)) => (*left as u8).cmp(&(*right as u8)),
            (Value::List(left), Value::List(right)) => {
                let pairs = left.iter().zip(right);
                let first = pairs.map(|(left, right)| left.order(right)).find(|order| order.is_ne());
                first.unwrap_or_else(|| left.len().cmp(&right.len()))
            }
            _ => Ordering::Equal,
        }
    }

    /// Equal, or both NULL: how DISTINCT, GROUP BY and the set operations compare.
    pub fn same(&self, other: &Self) -> bool {
        match (self.is_null(), other.is_null()) {
            (false, false) => self.order(other).is_eq(),
            (left, right) => left == right,
        }
    }
}
