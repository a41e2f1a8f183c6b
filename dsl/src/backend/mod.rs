//! The seam between the language and a database driver: `Backend`, `Encode`, `Decode` and `Executor`.
//!
//! The language knows nothing of a driver. A statement writes its values into [`Backend::Parameters`] one after
//! the other, hands them over with its text as a [`Request`], and gets rows back whose columns it decodes by index.

mod codec;
mod gather;
mod hooks;
mod retry;

pub use codec::*;
pub use gather::*;
pub use hooks::Hooks;
pub use retry::{Retry, part_of};

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::kernel::{SqlType, TypeName, Verdict};
use crate::render::{Dialect, ServerNeed};

/// A database driver: which SQL it speaks, how it takes parameters and how it gives rows.
#[relvar_macros::brief]
#[rust_analyzer::completions(ignore_flyimport_methods)]
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
    /// The future of a statement: generic over what it gives, never over the query, so that an `async fn` that awaits
    /// it holds no query type.
    type Fetch<'c, Rows: Gather + 'c>: Future<Output = Result<Rows::Output, Self::Error>> + Send;

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

    /// How many parameters there are so far. Only a driver that looks at them needs to know.
    fn count(_parameters: &Self::Parameters) -> usize {
        0
    }

    /// Looks whether two rows are equal in all of these parameters (counted from 0), each an array with one element per row,
    /// where NULL equals nothing. If so, that is remembered like a value that cannot be encoded.
    ///
    /// A driver that does not look leaves it to the server.
    fn refuse_repeated(_parameters: &mut Self::Parameters, _arrays: &[usize]) {}

    /// Appends NULL as the next parameter, of the SQL type that `name` names.
    fn push_null(parameters: &mut Self::Parameters, name: &'static TypeName);

    /// The column at `index` (from 0) of `row`; `None` is NULL.
    fn column(row: &Self::Row, index: usize) -> Result<Option<Self::Value<'_>>, CodecError>;

    /// Reads the column at `index` (from 0), an array of records that have the columns `columns`.
    ///
    /// A driver whose dialect has no nested rows is never asked.
    fn records<Row>(
        _row: &Self::Row,
        index: usize,
        _columns: &'static ColumnTypes,
        _decode: Decoder<Self, Row>,
    ) -> Result<Vec<Row>, CodecError> {
        Err(CodecError::new("this database driver reads no nested rows").at_column(index))
    }

    /// Reads the column at `index` (from 0), a record that has the columns `columns`, or NULL.
    ///
    /// A driver whose dialect has no nested rows is never asked.
    fn record<Row>(
        _row: &Self::Row,
        index: usize,
        _columns: &'static ColumnTypes,
        _decode: Decoder<Self, Row>,
    ) -> Result<Option<Row>, CodecError> {
        Err(CodecError::new("this database driver reads no nested rows").at_column(index))
    }

    /// Begins a value of a composite type with so many fields; [`write_field`](Backend::write_field) follows for each.
    fn begin_composite(_buffer: &mut Self::Buffer, _fields: usize) -> Result<(), CodecError> {
        Err(CodecError::new("this database driver writes no composite types"))
    }

    /// Writes the next field of a value of a composite type.
    fn write_field<Type, Value>(_buffer: &mut Self::Buffer, _value: &Value) -> Result<(), CodecError>
    where
        Type: SqlType,
        Value: Encode<Self, Type> + ?Sized,
    {
        Err(CodecError::new("this database driver writes no composite types"))
    }

    /// Reads a value of a composite type that has the fields `fields`, as a row of them.
    fn read_composite<T>(
        _value: Self::Value<'_>,
        _fields: &'static ColumnTypes,
        _decode: Decoder<Self, T>,
    ) -> Result<T, CodecError> {
        Err(CodecError::new("this database driver reads no composite types"))
    }
}

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
    /// What the text needs of the server beyond its dialect.
    pub need: Option<&'static ServerNeed>,
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
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Executor<'c>: Sized {
    /// The driver behind the handle.
    type Backend: Backend;
    /// [`Valid`](crate::kernel::Valid) where the handle may write.
    type Write: Verdict;
    /// [`Valid`](crate::kernel::Valid) where a row lock lives on after the statement.
    type Lock: Verdict;

    /// Runs the statement; `rows` takes what `decode` reads.
    fn fetch<Rows: Gather + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Rows::Row>,
        rows: Rows,
    ) -> Fetch<'c, Rows, Self::Backend>;

    /// The rows as they arrive.
    fn fetch_stream<Row: Send + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Row>,
    ) -> RowStream<'c, Row, Self::Backend>;

    /// All rows, in the server's order.
    fn fetch_all<Row: Send + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Row>,
    ) -> Fetch<'c, All<Row>, Self::Backend> {
        self.fetch(request, decode, All::new())
    }

    /// The row, if there is one; an error where there is a second.
    fn fetch_optional<Row: Send + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Row>,
    ) -> Fetch<'c, Optional<Row>, Self::Backend> {
        self.fetch(request, decode, Optional::new())
    }

    /// The row; an error where there is none, or a second.
    fn fetch_one<Row: Send + 'c>(
        self,
        request: Request<Self::Backend>,
        decode: Decoder<Self::Backend, Row>,
    ) -> Fetch<'c, One<Row>, Self::Backend> {
        self.fetch(request, decode, One::new())
    }

    /// Runs the statement and gives the number of rows that it affected.
    fn execute(self, request: Request<Self::Backend>) -> Fetch<'c, Count, Self::Backend> {
        self.fetch(request, |_| Ok(()), Count)
    }
}

/// A handle on which nothing else runs while the rows of a stream, or the data of a COPY, go over its connection: one that
/// takes a connection of its own, or that is borrowed for as long.
#[diagnostic::on_unimplemented(
    message = "a stream keeps its connection busy, and `{Self}` can be used for another statement meanwhile",
    label = "expected `&Pool`, `&mut Connection` or `&mut Transaction`",
    note = "the server answers in order: the other statement would wait for the stream, and the stream for its reader",
    note = "rule X5, see `relvar::docs::rules::X5`"
)]
pub trait Exclusive {}

/// The future of a statement on a handle of the driver `B`; see [`Backend::Fetch`].
pub type Fetch<'c, Rows, B> = <B as Backend>::Fetch<'c, Rows>;

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
