//! `DELETE` (PostgreSQL manual, page DELETE).

use super::{Decodes, Executable, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::clause::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, constant_text};

/// `DELETE FROM T ..`
#[derive(Clone, Copy, Debug)]
#[must_use = "a DELETE does nothing until it is executed or fetched"]
pub struct Delete<T, Filter, Returning> {
    filter: Filter,
    returning: Returning,
    table: std::marker::PhantomData<T>,
}

impl<T, Filter, Held> Delete<T, Filter, Held> {
    fn map_returning<New>(self, map: impl FnOnce(Held) -> New) -> Delete<T, Filter, New> {
        Delete { filter: self.filter, returning: map(self.returning), table: self.table }
    }

    fn map_filter<New>(self, map: impl FnOnce(Filter) -> New) -> Delete<T, New, Held> {
        Delete { filter: map(self.filter), returning: self.returning, table: self.table }
    }
}

crate::clause::returning!(Delete<T, Filter>);
crate::clause::write_filter!(Delete<T> DELETE);

/// `delete` on a table.
pub trait DeleteMethods: Table + Declared<Table = Self> {
    /// `DELETE FROM table`; it is run only after `.filter(..)` or `.all_rows()`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.delete().filter(users::age.lt(0)).sql::<Postgres>();
    /// assert_eq!(sql, "DELETE FROM users WHERE users.age < $1");
    /// ```
    fn delete(self) -> Delete<Self, Unset, Unset>
    where
        ChangeOf<Self>: WritesTable<DELETE, Culprit<ChangeOf<Self>>>,
    {
        Delete { filter: Unset, returning: Unset, table: std::marker::PhantomData }
    }
}

impl<T: Table + Declared<Table = T>> DeleteMethods for T {}

impl<T, Filter, R> Statement for Delete<T, Filter, R>
where
    T: Table,
    R: Returned<OnlyTable<T>>,
    Filter: SaysWhichRows<DELETE> + PinnedBy<Pinned: FixedBy<Nil>>,
    T::UniqueKeys: SomeKey<FixedRows<Filter>>,
{
    type Row = R::Row;
    type Access = Writes;
    type Alone = Valid;
    type AtMostOne = <T::UniqueKeys as SomeKey<FixedRows<Filter>>>::Verdict;
    type Grouping = Valid;
    type Meant = <Filter as SaysWhichRows<DELETE>>::Verdict;
    const COLUMNS: &'static ColumnTypes = R::COLUMNS;
}

impl<T, Filter> Executable for Delete<T, Filter, Unset> where Self: Statement<Row = ()> {}

impl<T, Filter, List> Fetchable for Delete<T, Filter, Returning<List>> where Self: Statement {}

impl<D, T, Filter, R> Render<D> for Delete<T, Filter, R>
where
    D: Dialect,
    T: Table,
    Filter: Render<D>,
    R: Render<D>,
{
    type Support = Both<Filter::Support, R::Support>;
    const ROPE: &'static Rope =
        &Rope::Join(&[&Rope::Literal("DELETE FROM "), T::FROM, Filter::ROPE, R::ROPE]);
}

impl<B: Backend, T, Filter: Values<B>, R: Values<B>> Values<B> for Delete<T, Filter, R> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.filter.values(parameters);
        self.returning.values(parameters);
    }
}

impl<D: Dialect, T, Filter, R> Spell<D> for Delete<T, Filter, R>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, T, Filter, R> Decodes<B> for Delete<T, Filter, R>
where
    Self: Statement<Row = R::Row>,
    R: DecodeReturned<B, OnlyTable<T>>,
{
    fn decode(row: &B::Row) -> Result<R::Row, CodecError> {
        R::decode(row)
    }
}
