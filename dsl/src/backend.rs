//! The seam between the language and a database driver: `Backend`, `Encode`, `Decode` and `Executor`.
//!
//! The language knows nothing of a driver. A statement writes its values into [`Backend::Parameters`] one after
//! the other, hands them over with its text as a [`Request`], and gets rows back whose columns it decodes by index.

use std::fmt;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::kernel::{SqlType, TypeName, Unset, Verdict};
use crate::render::Dialect;

/// A database driver: which SQL it speaks, how it takes parameters and how it gives rows.
pub trait Backend: Sized + 'static {
    /// The SQL that this driver's server understands.
    type Dialect: Dialect;
    /// The encoded parameters of one statement, in the order of their placeholders.
    type Parameters: Default + Send + 'static;
    /// Where one value is written while it is encoded.
    type Buffer: ?Sized;
    /// One row of a result.
    type Row;
    /// The value of one column that is not NULL.
    type Value<'row>;
    /// What a failed statement gives.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Appends `value` as the next parameter. A value that cannot be encoded is remembered and reported when the
    /// statement is sent, before anything reaches the server.
    fn push<Type, Value>(parameters: &mut Self::Parameters, value: &Value)
    where
        Type: SqlType,
        Value: Encode<Self, Type> + ?Sized;

    /// Appends the values of one column of many rows, for the text that `insert` has for a slice: one parameter, the
    /// array of the values.
    ///
    /// Where `Type` is itself an array, arrays of different lengths make no array. Two parameters stand for them: first
    /// the elements of all rows in one array, a NULL before those of each row; then an array of as many `int4`, the
    /// number of each element's row, counted from 1, and negative where the row's value is NULL.
    fn push_each<'value, Type, Value>(
        parameters: &mut Self::Parameters,
        values: impl ExactSizeIterator<Item = &'value Value>,
    ) where
        Type: SqlType,
        Value: Encode<Self, Type> + 'value;

    /// Appends NULL as the next parameter, of the SQL type that `name` names.
    fn push_null(parameters: &mut Self::Parameters, name: &'static TypeName);

    /// The column at `index` (from 0) of `row`; `None` is NULL.
    fn column(row: &Self::Row, index: usize) -> Result<Option<Self::Value<'_>>, CodecError>;
}

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

/// The SQL of a statement: a constant of the program, or rendered when the statement was built at run time.
#[derive(Clone, Debug)]
pub enum SqlText {
    /// A constant: its address can be a cache key.
    Constant(&'static str),
    /// Rendered at run time.
    Rendered(Arc<str>),
}

impl SqlText {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        match self {
            SqlText::Constant(text) => text,
            SqlText::Rendered(text) => text,
        }
    }
}

/// The SQL types of a result's columns, in order, as the Rust side expects them.
#[derive(Debug)]
pub enum ColumnTypes {
    /// No column.
    None,
    /// One column.
    One(&'static TypeName),
    /// Several groups of columns after one another.
    Many(&'static [&'static ColumnTypes]),
}

impl ColumnTypes {
    /// Calls `each` for every column in order.
    pub fn for_each(&'static self, each: &mut impl FnMut(&'static TypeName)) {
        match self {
            ColumnTypes::None => {}
            ColumnTypes::One(name) => each(name),
            ColumnTypes::Many(groups) => groups.iter().for_each(|group| group.for_each(each)),
        }
    }
}

/// All that a driver needs to run a statement; generic over nothing but the driver.
pub struct Request<B: Backend> {
    /// The SQL text.
    pub text: SqlText,
    /// The encoded parameters.
    pub parameters: B::Parameters,
    /// What the result's columns must be.
    pub columns: &'static ColumnTypes,
    /// Where the program called `fetch_all`, `execute` or the like.
    pub caller: &'static Location<'static>,
    /// The statement has nothing to do (an UPDATE whose changes are all absent): it is not sent and affects no row.
    pub empty: bool,
}

/// Reads one row.
pub type Decoder<B, Row> = fn(&<B as Backend>::Row) -> Result<Row, CodecError>;

/// What can run a statement: a pool, a connection, a transaction.
///
/// What a handle may do is said by types, so that a refusal is one sentence at the handle.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot run a statement",
    label = "expected `&Pool`, `&Connection` or `&Transaction`"
)]
pub trait Executor<'c>: Sized {
    /// The driver behind the handle.
    type Backend: Backend;
    /// [`Valid`](crate::kernel::Valid) where the handle may write.
    type Write: Verdict;
    /// [`Valid`](crate::kernel::Valid) where a row lock lives on after the statement.
    type Lock: Verdict;

    /// All rows, in the server's order.
    fn fetch_all<Row: Send + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Row>,
    ) -> Fetch<'c, Vec<Row>, Self::Backend>;

    /// The first row, if there is one.
    fn fetch_optional<Row: Send + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Row>,
    ) -> Fetch<'c, Option<Row>, Self::Backend>;

    /// The first row; an error where there is none. With `only`, also an error where there is a second.
    fn fetch_one<Row: Send + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Row>,
        only: bool,
    ) -> Fetch<'c, Row, Self::Backend>;

    /// The rows as they arrive.
    fn fetch_stream<Row: Send + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Row>,
    ) -> RowStream<'c, Row, Self::Backend>;

    /// Runs the statement and gives the number of rows that it affected.
    fn execute(self, request: Request<Self::Backend>) -> Fetch<'c, u64, Self::Backend>;
}

/// The future of a statement: generic over what it gives, never over the query, so that an `async fn` that awaits
/// it holds no query type.
#[must_use = "a statement runs when its future is awaited"]
pub struct Fetch<'c, T, B: Backend>(BoxedFetch<'c, T, B>);

type BoxedFetch<'c, T, B> = Pin<Box<dyn Future<Output = Result<T, <B as Backend>::Error>> + Send + 'c>>;

impl<'c, T, B: Backend> Fetch<'c, T, B> {
    /// Names a driver's future.
    pub fn new(future: impl Future<Output = Result<T, B::Error>> + Send + 'c) -> Self {
        Fetch(Box::pin(future))
    }
}

impl<T, B: Backend> Future for Fetch<'_, T, B> {
    type Output = Result<T, B::Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

/// Rows as they arrive; dropping it ends the statement.
#[must_use = "a statement runs when its stream is polled"]
pub struct RowStream<'c, T, B: Backend>(BoxedStream<'c, T, B>);

type BoxedStream<'c, T, B> = Pin<Box<dyn Stream<Item = Result<T, <B as Backend>::Error>> + Send + 'c>>;

impl<'c, T, B: Backend> RowStream<'c, T, B> {
    /// Names a driver's stream.
    pub fn new(stream: impl Stream<Item = Result<T, B::Error>> + Send + 'c) -> Self {
        RowStream(Box::pin(stream))
    }
}

impl<T, B: Backend> Stream for RowStream<'_, T, B> {
    type Item = Result<T, B::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}
