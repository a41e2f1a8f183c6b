//! `UPDATE` (PostgreSQL manual, page UPDATE).

use super::{ColumnsOnce, Decodes, Executable, Fetchable, NothingYet, OwnColumns, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::clause::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Writer, constant_text};

/// `UPDATE T SET ..`: `List` are the assignments as the rules see them, `Source` the values.
#[derive(Clone, Copy, Debug)]
#[must_use = "an UPDATE does nothing until it is executed or fetched"]
pub struct Update<T, List, Source, Filter, Returning> {
    source: Source,
    filter: Filter,
    returning: Returning,
    kind: std::marker::PhantomData<(T, List)>,
}

impl<T, List, Source, Filter, Held> Update<T, List, Source, Filter, Held> {
    fn map_returning<New>(self, map: impl FnOnce(Held) -> New) -> Update<T, List, Source, Filter, New> {
        Update { source: self.source, filter: self.filter, returning: map(self.returning), kind: self.kind }
    }

    fn map_filter<New>(self, map: impl FnOnce(Filter) -> New) -> Update<T, List, Source, New, Held> {
        Update { source: self.source, filter: map(self.filter), returning: self.returning, kind: self.kind }
    }
}

crate::clause::returning!(Update<T, List, Source, Filter>);
crate::clause::write_filter!(Update < T, List, Source > UPDATE);

/// `update` on a table.
pub trait UpdateMethods: Table + Declared<Table = Self> {
    /// `UPDATE table SET ..`: assignments, or a struct that derives [`Changes`](crate::Changes). It is run only after
    /// `.filter(..)` or `.all_rows()`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.update(users::age.set(users::age.add(1))).all_rows().sql::<Postgres>();
    /// assert_eq!(sql, "UPDATE users SET age = users.age + $1");
    /// ```
    fn update<Source>(self, source: Source) -> Update<Self, Source::List, Source::Source, Unset, Unset>
    where
        Source: UpdateSource<Self>,
        Source::List: AssignAll<Self, NothingYet<Self>> + InScope<OnlyTable<Self>>,
        OwnColumns<Source::List, Self>: Belongs<Culprit<OwnColumns<Source::List, Self>>, Self>,
        ColumnsOnce<Source::List, Self>: AssignedOnce<Culprit<ColumnsOnce<Source::List, Self>>>,
        SetScope<Source::List, Self>: InFrom<Culprit<SetScope<Source::List, Self>>>,
        ChangeOf<Self>: WritesTable<UPDATE, Culprit<ChangeOf<Self>>>,
    {
        Update { source: source.source(), filter: Unset, returning: Unset, kind: std::marker::PhantomData }
    }
}

impl<T: Table + Declared<Table = T>> UpdateMethods for T {}

/// Are the columns in the values of SET in scope? Only asked where the assigned columns are the table's own.
pub type SetScope<List, T> = IfValid<OwnColumns<List, T>, ScopeOf<List, OnlyTable<T>>>;

/// Is there something to set?
pub trait SetSource {
    /// Is every change absent?
    fn is_empty(&self) -> bool;
}

impl<A> SetSource for Assigned<A> {
    fn is_empty(&self) -> bool {
        false
    }
}

impl<T, Set: ChangeSet<T>> SetSource for Changed<T, Set> {
    fn is_empty(&self) -> bool {
        let mut empty = true;
        self.set.columns(&mut |_| empty = false);
        empty
    }
}

impl<T, List, Source, Filter, R> Statement for Update<T, List, Source, Filter, R>
where
    T: Table,
    R: Returned<OnlyTable<T>>,
    Source: SetSource,
    Filter: SaysWhichRows<UPDATE> + PinnedBy<Pinned: FixedBy<Nil>>,
    T::UniqueKeys: SomeKey<FixedRows<Filter>>,
{
    type Row = R::Row;
    type Access = Writes;
    type Alone = Valid;
    type AtMostOne = <T::UniqueKeys as SomeKey<FixedRows<Filter>>>::Verdict;
    type Grouping = Valid;
    type Meant = <Filter as SaysWhichRows<UPDATE>>::Verdict;
    const COLUMNS: &'static ColumnTypes = R::COLUMNS;

    fn is_empty(&self) -> bool {
        self.source.is_empty()
    }
}

impl<T, List, Source, Filter> Executable for Update<T, List, Source, Filter, Unset> where
    Self: Statement<Row = ()>
{
}

impl<T, List, Source, Filter, Listed> Fetchable for Update<T, List, Source, Filter, Returning<Listed>> where
    Self: Statement
{
}

impl<D, T, List, A, Filter, R> Render<D> for Update<T, List, Assigned<A>, Filter, R>
where
    D: Dialect,
    T: Table,
    List: AssignmentsText<D>,
    Filter: Render<D>,
    R: Render<D>,
{
    type Support = Both<List::Support, Both<Filter::Support, R::Support>>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("UPDATE "),
        T::FROM,
        &Rope::Clause(" SET ", List::SETS),
        Filter::ROPE,
        R::ROPE,
    ]);
}

impl<B, T, List, Source, Filter, R> Values<B> for Update<T, List, Source, Filter, R>
where
    B: Backend,
    Source: Values<B>,
    Filter: Values<B>,
    R: Values<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.source.values(parameters);
        self.filter.values(parameters);
        self.returning.values(parameters);
    }
}

impl<D: Dialect, T, List, A, Filter, R> Spell<D> for Update<T, List, Assigned<A>, Filter, R>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

/// Which columns a struct of changes sets is only known at run time, so its text is put together there.
impl<D, T, List, Set, Filter, R> Spell<D> for Update<T, List, Changed<T, Set>, Filter, R>
where
    D: Dialect,
    T: Table,
    Set: ChangeSet<T>,
    Filter: Render<D>,
    R: Render<D>,
{
    type Support = Both<Filter::Support, R::Support>;

    fn text(&self) -> SqlText {
        let mut writer = Writer::<D>::default();
        writer.push(&Rope::Literal("UPDATE "));
        writer.push(T::FROM);
        let mut before = " SET ";
        self.source.set.columns(&mut |name| {
            writer.push(&Rope::Literal(before));
            writer.push(&Rope::Name(name));
            writer.push(&Rope::Literal(" = "));
            writer.placeholder();
            before = ", ";
        });
        writer.push(Filter::ROPE);
        writer.push(R::ROPE);
        SqlText::Rendered(writer.finish().into())
    }
}

impl<B: Backend, T, List, Source, Filter, R> Decodes<B> for Update<T, List, Source, Filter, R>
where
    Self: Statement<Row = R::Row>,
    R: DecodeReturned<B, OnlyTable<T>>,
{
    fn decode(row: &B::Row) -> Result<R::Row, CodecError> {
        R::decode(row)
    }
}
