//! How values are written and read: one file per family of types.
//!
#![doc = include_str!("types.md")]

mod bool;
mod bytes;
#[cfg(feature = "with-chrono-0_4")]
mod chrono;
pub(crate) mod clock;
mod jiff;
pub(crate) mod json;
pub(crate) mod list;
mod number;
mod raw;
mod text;
#[cfg(feature = "with-time-0_3")]
mod time;
mod uuid;

use relvar::backend::CodecError;

use crate::Column;

fn integer(value: Column<'_>, sql_type: &str) -> Result<i64, CodecError> {
    match value {
        Column::Integer(integer) => Ok(integer),
        other => Err(other.unexpected(sql_type)),
    }
}

fn text<'row>(value: Column<'row>, sql_type: &str) -> Result<&'row str, CodecError> {
    match value {
        Column::Text(text) => Ok(text),
        other => Err(other.unexpected(sql_type)),
    }
}

fn blob<'row>(value: Column<'row>, sql_type: &str) -> Result<&'row [u8], CodecError> {
    match value {
        Column::Blob(blob) => Ok(blob),
        other => Err(other.unexpected(sql_type)),
    }
}

#[cfg(test)]
mod test {
    //! Values there and back without a database.

    use std::fmt::Debug;

    use relvar::backend::{CodecError, Decode, Encode, Encoded};

    use crate::{Column, Lite, Sent};

    pub(super) fn encoded<Type, Value: Encode<Lite, Type> + ?Sized>(
        value: &Value,
    ) -> Result<Sent, CodecError> {
        let mut buffer = Sent::default();
        assert_eq!(value.encode(&mut buffer)?, Encoded::Written);
        Ok(buffer)
    }

    /// What is written as text.
    #[track_caller]
    pub(super) fn text<Type, Value: Encode<Lite, Type> + ?Sized>(value: &Value) -> String {
        let sent = encoded::<Type, Value>(value).unwrap();
        match sent.value() {
            Some(Column::Text(text)) => text.to_owned(),
            other => panic!("{other:?}"),
        }
    }

    /// Writes and reads each value.
    #[track_caller]
    pub(super) fn round_trip<Type, Value>(values: impl IntoIterator<Item = Value>)
    where
        Value: Encode<Lite, Type> + Decode<Lite, Type> + PartialEq + Debug,
    {
        for value in values {
            let sent = encoded::<Type, Value>(&value).unwrap();
            assert_eq!(Value::decode(sent.value().unwrap()).unwrap(), value);
        }
    }

    /// Reads what the type refuses and gives the reason.
    #[track_caller]
    pub(super) fn refused<Type, Value: Decode<Lite, Type> + Debug>(value: Column<'_>) -> String {
        Value::decode(value).unwrap_err().to_string()
    }
}
