//! [`Lite`]: what the language needs to know of this driver.

use relvar::backend::{Backend, CodecError, Encode, Encoded, Gather};
use relvar::kernel::{SqlType, TypeName};

use crate::{Column, Error, Fetch, Parameters, Row, Sent};

/// SQLite through rusqlite.
///
/// # What the SQL types are stored as
///
#[doc = include_str!("types/types.md")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lite;

impl Backend for Lite {
    type Dialect = relvar::render::Sqlite;
    type Parameters = Parameters;
    type Buffer = Sent;
    type Row = Row;
    type Value<'row> = Column<'row>;
    type Error = Error;
    type Fetch<'c, Rows: Gather + 'c> = Fetch<'c, Rows>;

    fn push<Type, Value>(parameters: &mut Parameters, value: &Value)
    where
        Type: SqlType,
        Value: Encode<Self, Type> + ?Sized,
    {
        parameters.push(const { &Type::NAME }, |sent| value.encode(sent));
    }

    /// The values of all rows under one placeholder: the statement is run once for each row.
    fn push_each<'value, Type, Value>(
        parameters: &mut Parameters,
        values: impl ExactSizeIterator<Item = &'value Value>,
    ) where
        Type: SqlType,
        Value: Encode<Self, Type> + 'value,
    {
        parameters.push_each(const { &Type::NAME }, values, |value, sent| value.encode(sent));
    }

    fn count(parameters: &Parameters) -> usize {
        parameters.len()
    }

    fn refuse_repeated(parameters: &mut Parameters, columns: &[usize]) {
        parameters.refuse_repeated(columns);
    }

    fn push_null(parameters: &mut Parameters, name: &'static TypeName) {
        parameters.push(name, |_| Ok(Encoded::Null));
    }

    fn column(row: &Row, index: usize) -> Result<Option<Column<'_>>, CodecError> {
        row.column(index)
    }
}
