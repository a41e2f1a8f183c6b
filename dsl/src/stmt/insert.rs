//! `INSERT` (PostgreSQL manual, page INSERT).

use super::{Decodes, Executable, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::clause::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, constant_text};

/// `INSERT INTO T ..`: `List` are the assignments as the rules see them, `Source` the values.
#[derive(Clone, Copy, Debug)]
#[must_use = "an INSERT does nothing until it is executed or fetched"]
pub struct Insert<T, List, Source, Returning> {
    source: Source,
    returning: Returning,
    kind: std::marker::PhantomData<(T, List)>,
}

impl<T, List, Source, Held> Insert<T, List, Source, Held> {
    fn map_returning<New>(self, map: impl FnOnce(Held) -> New) -> Insert<T, List, Source, New> {
        Insert { source: self.source, returning: map(self.returning), kind: self.kind }
    }
}

crate::clause::returning!(Insert<T, List, Source>);

/// Before the first assignment to `T`.
pub type NothingYet<T> = Known<<T as Table>::NoneAssigned, Valid, Valid>;
/// After the assignments of a source.
pub type AfterAll<List, T> = <List as AssignAll<T, NothingYet<T>>>::After;
/// The bits of the columns that a source assigns.
pub type AssignedBits<List, T> = <AfterAll<List, T> as Knowledge>::Bits;
/// Do they belong to the table?
pub type OwnColumns<List, T> = <AfterAll<List, T> as Knowledge>::Own;
/// Is each assigned once?
pub type ColumnsOnce<List, T> = <AfterAll<List, T> as Knowledge>::Once;
/// Are the required ones there? Only asked where the other two passed.
pub type RequiredThere<List, T> = <AfterAll<List, T> as RequiredIn<<T as Table>::Required>>::Verdict;

/// `insert` on a table.
pub trait InsertMethods: Table + Declared<Table = Self> {
    /// `INSERT INTO table (..) VALUES (..)`: assignments, a struct that derives [`Insert`](crate::Insert), or a slice
    /// of such structs, which is one statement of one text for any number of rows.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let ann = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).returning(users::id);
    /// assert_eq!(
    ///     ann.sql::<Postgres>(),
    ///     "INSERT INTO users (email, name) VALUES ($1, $2) RETURNING users.id",
    /// );
    /// ```
    fn insert<Source>(self, source: Source) -> Insert<Self, Source::List, Source::Source, Unset>
    where
        Source: InsertSource<Self>,
        Source::List: AssignAll<Self, NothingYet<Self>> + InScope<Nil>,
        AfterAll<Source::List, Self>: RequiredIn<Self::Required>,
        OwnColumns<Source::List, Self>: Belongs<Culprit<OwnColumns<Source::List, Self>>, Self>,
        ColumnsOnce<Source::List, Self>: AssignedOnce<Culprit<ColumnsOnce<Source::List, Self>>>,
        RequiredThere<Source::List, Self>: SetsRequired<Culprit<RequiredThere<Source::List, Self>>>,
        ScopeOf<Source::List, Nil>: NoColumns<Culprit<ScopeOf<Source::List, Nil>>>,
        ChangeOf<Self>: WritesTable<INSERT, Culprit<ChangeOf<Self>>>,
    {
        Insert { source: source.source(), returning: Unset, kind: std::marker::PhantomData }
    }
}

impl<T: Table + Declared<Table = T>> InsertMethods for T {}

impl<T, List, Source, R> Statement for Insert<T, List, Source, R>
where
    R: Returned<OnlyTable<T>>,
    Source: SourceRows,
{
    type Row = R::Row;
    type Access = Writes;
    type Alone = Valid;
    type AtMostOne = Source::AtMostOne;
    type Grouping = Valid;
    type Meant = Valid;
    const COLUMNS: &'static ColumnTypes = R::COLUMNS;
}

impl<T, List, Source: SourceRows> Executable for Insert<T, List, Source, Unset> {}

impl<T, List, Source, Listed> Fetchable for Insert<T, List, Source, Returning<Listed>> where Self: Statement {}

impl<D, T, List, Source, R> Render<D> for Insert<T, List, Source, R>
where
    D: Dialect,
    T: Table,
    Source: RowsText<List, D>,
    R: Render<D>,
{
    type Support = Both<Source::Support, R::Support>;
    const ROPE: &'static Rope =
        &Rope::Join(&[&Rope::Literal("INSERT INTO "), T::FROM, Source::ROPE, R::ROPE]);
}

impl<B: Backend, T, List, Source: Values<B>, R: Values<B>> Values<B> for Insert<T, List, Source, R> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.source.values(parameters);
        self.returning.values(parameters);
    }
}

impl<D: Dialect, T, List, Source, R> Spell<D> for Insert<T, List, Source, R>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, T, List, Source, R> Decodes<B> for Insert<T, List, Source, R>
where
    R: DecodeReturned<B, OnlyTable<T>>,
    Source: SourceRows,
{
    fn decode(row: &B::Row) -> Result<R::Row, CodecError> {
        R::decode(row)
    }
}
