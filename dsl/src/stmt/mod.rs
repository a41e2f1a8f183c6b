//! What a statement is: what it asks of its handle, how it is spelled, how its rows are read, and how it is run.

mod command;
mod compound;
mod copy;
mod delete;
mod dynamic;
#[cfg(feature = "with-serde_json-1")]
mod explain;
mod insert;
mod lock_table;
mod locked;
mod merge;
mod paged;
mod part;
mod quantified;
mod refresh;
mod select;
mod truncate;
mod update;
mod value;
mod with;

pub use command::*;
pub use compound::*;
pub use copy::*;
pub use delete::*;
pub use dynamic::*;
#[cfg(feature = "with-serde_json-1")]
pub use explain::*;
pub use insert::*;
pub use lock_table::*;
pub use locked::*;
pub use merge::*;
pub use paged::*;
pub use refresh::*;
pub use select::*;
pub use truncate::*;
pub use update::*;
pub use value::*;

use std::panic::Location;

use crate::backend::{
    All, Backend, CodecError, ColumnTypes, Count, Decoder, Exclusive, Fetch, One, Optional, RowStream,
    SqlText,
};
use crate::check::{
    Accepts, Access, AtMostOneRow, DefinesTables, DialectOf, IsGrouped, LockingOf, MayLock, MayWrite,
    MeansRows, SelfContained, WritingOf,
};
use crate::kernel::{Both, Culprit, Valid, Verdict};
use crate::render::{Dialect, ServerNeed, Supported};

/// A statement, as far as the rules of running it go.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Statement: Sized {
    /// One row of its result.
    type Row;
    /// [`Reads`](crate::check::Reads) or [`Writes`](crate::check::Writes).
    type Access: Access;
    /// `Fail` where it refers to a table of an outer query.
    type Alone: Verdict;
    /// `Fail` where a column of its natural row is not grouped.
    type Grouping: Verdict;
    /// `Fail` where it would change every row without saying so.
    type Meant: Verdict;
    /// What its result's columns must be.
    const COLUMNS: &'static ColumnTypes;

    /// [`Statement::COLUMNS`], of this very statement.
    fn columns(&self) -> &'static ColumnTypes {
        Self::COLUMNS
    }

    /// Is there nothing to do?
    fn is_empty(&self) -> bool {
        false
    }
}

/// A statement of which the compiler knows how many rows it can give. It is asked of those alone from which one row is
/// wanted.
pub trait Cardinality {
    /// `Fail` where it can give more than one row.
    type AtMostOne: Verdict;
}

// The verdicts of a statement, as verdicts of two: the compiler explains an associated type of the receiver at length.

/// See [`Statement::Alone`].
pub type AloneOf<S> = Both<Valid, <S as Statement>::Alone>;
/// See [`Cardinality::AtMostOne`].
pub type AtMostOneOf<S> = Both<Valid, <S as Cardinality>::AtMostOne>;
/// See [`Statement::Grouping`].
pub type RowGrouping<S> = Both<Valid, <S as Statement>::Grouping>;
/// See [`Statement::Meant`].
pub type MeantOf<S> = Both<Valid, <S as Statement>::Meant>;

/// A statement's text in the dialect `D`.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Spell<D: Dialect> {
    /// Does the dialect have all that the statement uses?
    type Support: Verdict;
    /// What it needs of the server beyond its dialect.
    const NEED: Option<&'static ServerNeed> = None;
    /// The text.
    fn text(&self) -> SqlText;
}

/// A statement whose rows the driver `B` can read.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Decodes<B: Backend>: Statement {
    /// Reads a row.
    fn decode(row: &B::Row) -> Result<Self::Row, CodecError>;

    /// How a row of this very statement is read.
    fn decoder(&self) -> Decoder<B, Self::Row> {
        Self::decode
    }
}

/// A statement that gives rows.
///
/// A function that takes one says of what: `impl Statement<Row = User> + Fetchable`.
///
/// Every method runs the statement when its future is awaited. Errors are the driver's: the server's refusal with its
/// SQLSTATE, a lost connection, a row that does not fit.
// Not `: Statement`: to look a method up, the compiler would prove the whole statement.
#[relvar_macros::brief]
pub trait Fetchable: Sized {
    /// All rows, in the server's order.
    #[track_caller]
    fn fetch_all<'c, E>(self, db: E) -> Fetch<'c, All<Self::Row>, E::Backend>
    where
        Self: Statement,
        E: Accepts<'c, Self>,
        Self::Row: Send + 'c,
        AloneOf<Self>: SelfContained<Culprit<AloneOf<Self>>>,
        RowGrouping<Self>: IsGrouped<Culprit<RowGrouping<Self>>>,
        MeantOf<Self>: MeansRows<Culprit<MeantOf<Self>>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Self>: MayWrite<E>,
        LockingOf<'c, E, Self>: MayLock,
    {
        let request = E::request(&self, Location::caller());
        db.fetch_all(request, E::decoder(&self))
    }

    /// The row, or `None`, of a query that gives at most one.
    #[track_caller]
    fn fetch_optional<'c, E>(self, db: E) -> Fetch<'c, Optional<Self::Row>, E::Backend>
    where
        Self: Statement + Cardinality,
        E: Accepts<'c, Self>,
        Self::Row: Send + 'c,
        AtMostOneOf<Self>: AtMostOneRow<Culprit<AtMostOneOf<Self>>>,
        AloneOf<Self>: SelfContained<Culprit<AloneOf<Self>>>,
        RowGrouping<Self>: IsGrouped<Culprit<RowGrouping<Self>>>,
        MeantOf<Self>: MeansRows<Culprit<MeantOf<Self>>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Self>: MayWrite<E>,
        LockingOf<'c, E, Self>: MayLock,
    {
        let request = E::request(&self, Location::caller());
        db.fetch_optional(request, E::decoder(&self))
    }

    /// The row of a query that gives at most one; no row is a "not found" error. A second row, of a database whose keys are
    /// not those that its tables declare, is a "too many rows" error.
    #[track_caller]
    fn fetch_one<'c, E>(self, db: E) -> Fetch<'c, One<Self::Row>, E::Backend>
    where
        Self: Statement + Cardinality,
        E: Accepts<'c, Self>,
        Self::Row: Send + 'c,
        AtMostOneOf<Self>: AtMostOneRow<Culprit<AtMostOneOf<Self>>>,
        AloneOf<Self>: SelfContained<Culprit<AloneOf<Self>>>,
        RowGrouping<Self>: IsGrouped<Culprit<RowGrouping<Self>>>,
        MeantOf<Self>: MeansRows<Culprit<MeantOf<Self>>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Self>: MayWrite<E>,
        LockingOf<'c, E, Self>: MayLock,
    {
        let request = E::request(&self, Location::caller());
        db.fetch_one(request, E::decoder(&self))
    }

    /// The only row of a query of which the compiler cannot know that it gives one: no row and more than one row are
    /// errors at run time.
    #[track_caller]
    fn fetch_one_checked<'c, E>(self, db: E) -> Fetch<'c, One<Self::Row>, E::Backend>
    where
        Self: Statement,
        E: Accepts<'c, Self>,
        Self::Row: Send + 'c,
        AloneOf<Self>: SelfContained<Culprit<AloneOf<Self>>>,
        RowGrouping<Self>: IsGrouped<Culprit<RowGrouping<Self>>>,
        MeantOf<Self>: MeansRows<Culprit<MeantOf<Self>>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Self>: MayWrite<E>,
        LockingOf<'c, E, Self>: MayLock,
    {
        let request = E::request(&self, Location::caller());
        db.fetch_one(request, E::decoder(&self))
    }

    /// The rows as they arrive. Until the last one, or until the stream is dropped, its connection does nothing else: so
    /// it takes `&mut tx` where `fetch_all` takes `&tx`.
    #[track_caller]
    fn fetch_stream<'c, E>(self, db: E) -> RowStream<'c, Self::Row, E::Backend>
    where
        Self: Statement,
        E: Accepts<'c, Self> + Exclusive,
        Self::Row: Send + 'c,
        AloneOf<Self>: SelfContained<Culprit<AloneOf<Self>>>,
        RowGrouping<Self>: IsGrouped<Culprit<RowGrouping<Self>>>,
        MeantOf<Self>: MeansRows<Culprit<MeantOf<Self>>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Self>: MayWrite<E>,
        LockingOf<'c, E, Self>: MayLock,
    {
        let request = E::request(&self, Location::caller());
        db.fetch_stream(request, E::decoder(&self))
    }
}

/// A statement that gives no rows.
#[relvar_macros::brief]
pub trait Executable: Statement<Row = ()> {
    /// Runs the statement and gives the number of rows that it affected.
    #[track_caller]
    fn execute<'c, E>(self, db: E) -> Fetch<'c, Count, E::Backend>
    where
        E: Accepts<'c, Self>,
        MeantOf<Self>: MeansRows<Culprit<MeantOf<Self>>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Self>: MayWrite<E>,
        LockingOf<'c, E, Self>: MayLock,
    {
        let request = E::request(&self, Location::caller());
        db.execute(request)
    }
}
