//! [`Pg`]: what the language needs to know of this driver.

use bytes::BytesMut;
use relvar::backend::{Backend, CodecError, ColumnTypes, Decoder, Encode, Encoded, Gather};
use relvar::kernel::{SqlType, TypeName};

use crate::{Error, Fetch, Parameters, Row};

/// PostgreSQL through tokio-postgres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pg;

impl Backend for Pg {
    type Dialect = relvar::render::Postgres;
    type Parameters = Parameters;
    type Buffer = BytesMut;
    type Row = Row;
    type Value<'row> = &'row [u8];
    type Error = Error;
    type Fetch<'c, Rows: Gather + 'c> = Fetch<'c, Rows>;

    fn push<Type, Value>(parameters: &mut Parameters, value: &Value)
    where
        Type: SqlType,
        Value: Encode<Self, Type> + ?Sized,
    {
        parameters.push(const { &Type::NAME }, |buffer| value.encode(buffer));
    }

    fn push_each<'value, Type, Value>(
        parameters: &mut Parameters,
        values: impl ExactSizeIterator<Item = &'value Value>,
    ) where
        Type: SqlType,
        Value: Encode<Self, Type> + 'value,
    {
        crate::types::push_each::<Type, Value>(parameters, values);
    }

    fn count(parameters: &Parameters) -> usize {
        parameters.len()
    }

    fn refuse_repeated(parameters: &mut Parameters, arrays: &[usize]) {
        parameters.refuse_repeated(arrays);
    }

    fn push_null(parameters: &mut Parameters, name: &'static TypeName) {
        parameters.push(name, |_| Ok(Encoded::Null));
    }

    fn column(row: &Row, index: usize) -> Result<Option<&[u8]>, CodecError> {
        row.bytes(index)
    }

    fn records<T>(
        row: &Row,
        index: usize,
        columns: &'static ColumnTypes,
        decode: Decoder<Self, T>,
    ) -> Result<Vec<T>, CodecError> {
        let array =
            row.bytes(index)?.ok_or_else(|| CodecError::new("an array of rows is NULL").at_column(index))?;
        crate::types::records(array, columns, decode).map_err(|error| error.at_column(index))
    }

    fn record<T>(
        row: &Row,
        index: usize,
        columns: &'static ColumnTypes,
        decode: Decoder<Self, T>,
    ) -> Result<Option<T>, CodecError> {
        let Some(record) = row.bytes(index)? else { return Ok(None) };
        crate::types::record(record, columns, decode).map(Some).map_err(|error| error.at_column(index))
    }

    fn begin_composite(buffer: &mut BytesMut, fields: usize) -> Result<(), CodecError> {
        crate::types::begin_composite(buffer, fields)
    }

    fn write_field<Type, Value>(buffer: &mut BytesMut, value: &Value) -> Result<(), CodecError>
    where
        Type: SqlType,
        Value: Encode<Self, Type> + ?Sized,
    {
        crate::types::write_field(buffer, &Type::NAME, |buffer| value.encode(buffer))
    }

    fn read_composite<T>(
        value: &[u8],
        fields: &'static ColumnTypes,
        decode: Decoder<Self, T>,
    ) -> Result<T, CodecError> {
        crate::types::composite(value, fields, decode)
    }
}
