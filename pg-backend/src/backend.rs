//! [`Pg`]: what the language needs to know of this driver.

use bytes::BytesMut;
use relvar::backend::{Backend, CodecError, Encode, Encoded};
use relvar::kernel::{SqlType, TypeName};

use crate::{Error, Parameters, Row};

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

    fn push_null(parameters: &mut Parameters, name: &'static TypeName) {
        parameters.push(name, |_| Ok(Encoded::Null));
    }

    fn column(row: &Row, index: usize) -> Result<Option<&[u8]>, CodecError> {
        row.bytes(index)
    }
}
