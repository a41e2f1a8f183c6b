//! A driver that only writes parameters down, and an embedded SQLite to which they are given: what the dialect `Sqlite` says is
//! held against SQLite itself, without the driver that programs use.

use relvar::backend::{Backend, CodecError, ColumnTypes, Encode, Encoded, Gather, Values};
use relvar::kernel::{Fail, SqlType, TypeName, Valid, Verdict, Writing};
use relvar::render::{Render, Sqlite, constant_text};
pub use rusqlite::Connection;
pub use rusqlite::types::Value;

/// Writes parameters down and runs nothing.
pub struct Embedded;

impl Backend for Embedded {
    type Dialect = Sqlite;
    type Parameters = Vec<Value>;
    type Buffer = Value;
    type Row = ();
    type Value<'row> = ();
    type Error = std::fmt::Error;
    type Fetch<'c, Rows: Gather + 'c> = std::future::Pending<Result<Rows::Output, Self::Error>>;

    fn push<Type: SqlType, V: Encode<Self, Type> + ?Sized>(parameters: &mut Vec<Value>, value: &V) {
        let mut written = Value::Null;
        value.encode(&mut written).expect("every value here can be written down");
        parameters.push(written);
    }

    fn push_each<'value, Type: SqlType, V: Encode<Self, Type> + 'value>(
        parameters: &mut Vec<Value>,
        values: impl ExactSizeIterator<Item = &'value V>,
    ) {
        // Of many rows the first: one row is what the text is for.
        if let Some(first) = values.into_iter().next() {
            Self::push::<Type, V>(parameters, first);
        }
    }

    fn push_null(parameters: &mut Vec<Value>, _: &'static TypeName) {
        parameters.push(Value::Null);
    }

    fn column((): &(), index: usize) -> Result<Option<()>, CodecError> {
        Err(CodecError::new("nothing is read here").at_column(index))
    }
}

macro_rules! encoded {
    ($($rust:ty: |$value:ident| $written:expr;)*) => { $(
        impl<Type> Encode<Embedded, Type> for $rust {
            fn encode(&self, buffer: &mut Value) -> Result<Encoded, CodecError> {
                let $value = self;
                *buffer = $written;
                Ok(Encoded::Written)
            }
        }
    )* };
}

encoded! {
    bool: |value| Value::Integer(i64::from(*value));
    i16: |value| Value::Integer(i64::from(*value));
    i32: |value| Value::Integer(i64::from(*value));
    i64: |value| Value::Integer(*value);
    f32: |value| Value::Real(f64::from(*value));
    f64: |value| Value::Real(*value);
    str: |value| Value::Text(value.to_owned());
    String: |value| Value::Text(value.clone());
    [u8]: |value| Value::Blob(value.to_owned());
    Vec<u8>: |value| Value::Blob(value.clone());
    Vec<i32>: |value| Value::Text(serde_json::json!(value).to_string());
    uuid::Uuid: |value| Value::Blob(value.as_bytes().to_vec());
    jiff::civil::Date: |value| Value::Text(value.to_string());
    jiff::Timestamp: |value| Value::Text(value.strftime("%Y-%m-%d %H:%M:%S%.6fZ").to_string());
    serde_json::Value: |value| Value::Text(value.to_string());
}

/// So that a query of a number can be put together at run time; nothing is read here.
impl<Type> relvar::backend::Decode<Embedded, Type> for i32 {
    fn decode((): ()) -> Result<Self, CodecError> {
        Err(CodecError::new("nothing is read here"))
    }
}

/// What a statement is on SQLite.
pub enum Elsewhere {
    /// Refused when the program is compiled, by this name.
    Refused(&'static str),
    /// Text.
    Said {
        /// It.
        sql: &'static str,
        /// Its parameters, if all of them are of types that SQLite has.
        parameters: Option<Vec<Value>>,
        /// The types of its columns.
        columns: &'static ColumnTypes,
    },
}

/// A verdict as a value.
pub trait Says {
    /// The culprit's name, where there is one.
    fn says() -> Option<&'static str>;
}

impl Says for Valid {
    fn says() -> Option<&'static str> {
        None
    }
}

impl<F> Says for Writing<F> {
    fn says() -> Option<&'static str> {
        None
    }
}

impl<F> Says for Fail<F> {
    fn says() -> Option<&'static str> {
        Some(std::any::type_name::<<Self as Verdict>::Culprit>())
    }
}

/// A statement that is asked what it is on SQLite: `(&Asked(&statement)).elsewhere()`, with the first trait below where its
/// values can be written down, and with the second else.
pub struct Asked<'s, Statement>(pub &'s Statement);

/// See [`Asked`].
pub trait WithValues {
    /// What it is.
    fn elsewhere(&self) -> Elsewhere;
}

/// See [`Asked`].
pub trait WrittenDown {
    /// What it is.
    fn elsewhere(&self) -> Elsewhere;
}

fn asked<S>(parameters: impl FnOnce() -> Option<Vec<Value>>) -> Elsewhere
where
    S: Render<Sqlite, Support: Says> + relvar::stmt::Statement,
{
    match S::Support::says() {
        Some(culprit) => Elsewhere::Refused(culprit),
        None => Elsewhere::Said {
            sql: constant_text::<S, Sqlite>(),
            parameters: parameters(),
            columns: S::COLUMNS,
        },
    }
}

impl<S> WithValues for Asked<'_, S>
where
    S: Render<Sqlite, Support: Says> + relvar::stmt::Statement + Values<Embedded>,
{
    fn elsewhere(&self) -> Elsewhere {
        asked::<S>(|| {
            let mut parameters = Vec::new();
            self.0.values(&mut parameters);
            Some(parameters)
        })
    }
}

impl<S> WrittenDown for &Asked<'_, S>
where
    S: Render<Sqlite, Support: Says> + relvar::stmt::Statement,
{
    fn elsewhere(&self) -> Elsewhere {
        asked::<S>(|| None)
    }
}

/// The rows that SQLite gives, as text.
pub fn rows(
    db: &Connection,
    sql: &str,
    parameters: &[Value],
    columns: &'static ColumnTypes,
) -> Result<Vec<Vec<Option<String>>>, String> {
    let mut types = Vec::new();
    columns.for_each(&mut |name| types.push(name));
    let wrong = |error: rusqlite::Error| format!("{error}\n    {sql}");
    let mut statement = db.prepare(sql).map_err(wrong)?;
    let mut found = Vec::new();
    let mut rows = statement.query(rusqlite::params_from_iter(parameters)).map_err(wrong)?;
    while let Some(row) = rows.next().map_err(wrong)? {
        let cells = types.iter().enumerate();
        let cells = cells.map(|(at, name)| Ok(shown(row.get::<_, Value>(at)?, name)));
        found.push(cells.collect::<Result<_, rusqlite::Error>>().map_err(wrong)?);
    }
    Ok(found)
}

/// A value as text, as the tests of PostgreSQL have it.
fn shown(value: Value, name: &TypeName) -> Option<String> {
    match (value, name.name) {
        (Value::Null, _) => None,
        (Value::Integer(truth @ (0 | 1)), "bool") => Some((truth == 1).to_string()),
        // A whole number in double precision is stored as an integer; a driver reads it as the type says.
        (Value::Integer(number), _) => Some(number.to_string()),
        (Value::Real(number), "int2" | "int4" | "int8" | "bool" | "text") => {
            Some(format!("{number:?} in double precision"))
        }
        (Value::Real(number), _) => Some(number.to_string()),
        (Value::Text(text), _) => Some(text),
        (Value::Blob(bytes), "uuid") => uuid::Uuid::from_slice(&bytes).ok().map(|id| id.to_string()),
        (Value::Blob(bytes), _) => {
            let bytes: Vec<String> = bytes.iter().map(u8::to_string).collect();
            Some(format!("{{{}}}", bytes.join(",")))
        }
    }
}
