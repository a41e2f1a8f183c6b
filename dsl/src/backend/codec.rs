//! How values become parameters and columns become values.

use std::fmt;

use super::Backend;
use crate::kernel::Unset;
use crate::value::OrDefault;

/// Was a value written, or is it NULL?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoded {
    /// The value stands in the buffer.
    Written,
    /// The value is NULL; the buffer is as it was.
    Null,
}

/// A Rust value that the driver `B` can send as the SQL type `Type`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as SQL type `{Type}` by this database driver",
    label = "the driver has no encoding of `{Self}` as `{Type}`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Encode<B: Backend, Type> {
    /// Writes the value in the driver's format.
    fn encode(&self, buffer: &mut B::Buffer) -> Result<Encoded, CodecError>;
}

/// A Rust value that can be read from a column of the SQL type `Type` of the driver `B`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from SQL type `{Type}` by this database driver",
    label = "the driver has no decoding of `{Type}` into `{Self}`"
)]
pub trait Decode<B: Backend, Type>: Sized {
    /// Reads a value that is not NULL.
    fn decode(value: B::Value<'_>) -> Result<Self, CodecError>;

    /// What NULL becomes: an error, except for `Option`.
    fn decode_null() -> Result<Self, CodecError> {
        Err(CodecError::new("the column is NULL, but its type says that it cannot be"))
    }
}

impl<B: Backend, Type, T: Encode<B, Type>> Encode<B, Type> for Option<T> {
    fn encode(&self, buffer: &mut B::Buffer) -> Result<Encoded, CodecError> {
        match self {
            Some(value) => value.encode(buffer),
            None => Ok(Encoded::Null),
        }
    }
}

impl<B: Backend, Type, T: Decode<B, Type>> Decode<B, Type> for Option<T> {
    fn decode(value: B::Value<'_>) -> Result<Self, CodecError> {
        T::decode(value).map(Some)
    }

    fn decode_null() -> Result<Self, CodecError> {
        Ok(None)
    }
}

/// In an array of values, an absent one is NULL; which ones are absent is said beside it.
impl<B: Backend, Type, T: Encode<B, Type>> Encode<B, Type> for OrDefault<T> {
    fn encode(&self, buffer: &mut B::Buffer) -> Result<Encoded, CodecError> {
        match self {
            OrDefault::Value(value) => value.encode(buffer),
            OrDefault::Default => Ok(Encoded::Null),
        }
    }
}

impl<B: Backend, Type, T: Encode<B, Type> + ?Sized> Encode<B, Type> for &T {
    fn encode(&self, buffer: &mut B::Buffer) -> Result<Encoded, CodecError> {
        (**self).encode(buffer)
    }
}

/// A node whose values are sent beside the text, in the order in which its text has their placeholders.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent by this database driver",
    label = "holds a value that the driver cannot send"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Values<B: Backend> {
    /// Appends the values.
    fn values(&self, parameters: &mut B::Parameters);
}

impl<B: Backend> Values<B> for () {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<B: Backend> Values<B> for Unset {
    fn values(&self, _: &mut B::Parameters) {}
}

/// Reads the column at `index` as `T`; the error names the column.
pub fn read<B: Backend, Type, T: Decode<B, Type>>(row: &B::Row, index: usize) -> Result<T, CodecError> {
    let value = match B::column(row, index) {
        Ok(Some(value)) => T::decode(value),
        Ok(None) => T::decode_null(),
        Err(error) => Err(error),
    };
    value.map_err(|error| error.at_column(index))
}

/// A value that cannot be sent or read. The text never contains the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodecError {
    reason: std::borrow::Cow<'static, str>,
    column: Option<usize>,
}

impl CodecError {
    /// An error for `reason`, a sentence without the value.
    pub fn new(reason: impl Into<std::borrow::Cow<'static, str>>) -> Self {
        CodecError { reason: reason.into(), column: None }
    }

    /// The same error, for the column at `index` (from 0), unless it already names one.
    pub fn at_column(mut self, index: usize) -> Self {
        self.column.get_or_insert(index);
        self
    }

    /// The column (from 0) that could not be read.
    pub fn column(&self) -> Option<usize> {
        self.column
    }

    /// The reason alone.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(index) => write!(f, "column {} of the result: {}", index + 1, self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

impl std::error::Error for CodecError {}
