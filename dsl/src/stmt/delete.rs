//! `DELETE` (PostgreSQL manual, page DELETE).

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::{Cardinality, Decodes, Executable, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::clause::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, ServerNeed, Support, SupportedBy, constant_text};

/// `DELETE FROM T USING .. WHERE ..`
#[derive(Debug)]
#[must_use = "a DELETE does nothing until it is executed or fetched"]
pub struct Delete<T, Beside, Filter, Returning> {
    beside: Beside,
    filter: Filter,
    returning: Returning,
    table: PhantomData<T>,
}

impl<T, Beside: Clone, Filter: Clone, Held: Clone> Clone for Delete<T, Beside, Filter, Held> {
    fn clone(&self) -> Self {
        let Delete { beside, filter, returning, table } = self;
        Delete { beside: beside.clone(), filter: filter.clone(), returning: returning.clone(), table: *table }
    }
}

impl<T, Beside: Copy, Filter: Copy, Held: Copy> Copy for Delete<T, Beside, Filter, Held> {}

impl<T, Beside, Filter, Held> Delete<T, Beside, Filter, Held> {
    fn map_returning<New>(self, map: impl FnOnce(Held) -> New) -> Delete<T, Beside, Filter, New> {
        Delete { beside: self.beside, filter: self.filter, returning: map(self.returning), table: self.table }
    }

    fn map_filter<New>(self, map: impl FnOnce(Filter) -> New) -> Delete<T, Beside, New, Held> {
        Delete { beside: self.beside, filter: map(self.filter), returning: self.returning, table: self.table }
    }
}

#[relvar_macros::brief]
impl<T: Table, Beside, Filter, Held> Delete<T, Beside, Filter, Held> {
    /// `USING tables`: a table, an alias, a derived table, or tables joined. WHERE and RETURNING may use their columns; the
    /// conditions of their joins cannot use the target.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = posts.delete()
    ///     .using(users.left_join(teams))
    ///     .filter(posts::user_id.eq(users::id).and(teams::title.eq("Red")))
    ///     .returning((posts::title, users::name, teams::title));
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "DELETE FROM posts USING users LEFT JOIN teams ON users.team_id = teams.id \
    ///      WHERE posts.user_id = users.id AND teams.title = $1 RETURNING posts.title, users.name, teams.title",
    /// );
    /// ```
    pub fn using<Item>(self, tables: Item) -> Delete<T, Besides<Item::Scope, Item::Tables>, Filter, Held>
    where
        Filter: Slot<USING>,
        Held: Slot<USING>,
        Item: Sources<Scope: Find<T>>,
        Beside: NotGivenYet<USING>,
        Free<Filter, USING>: BeforeFilter<USING>,
        Free<Held, USING>: BeforeFilter<USING>,
        <Item::Scope as Find<T>>::Fresh: NotYetInFrom<Culprit<<Item::Scope as Find<T>>::Fresh>>,
        Item::Sees: InFrom<Culprit<Item::Sees>>,
    {
        let beside = Besides::new(tables.tables());
        Delete { beside, filter: self.filter, returning: self.returning, table: self.table }
    }
}

crate::clause::returning!(Delete<T, Beside, Filter> [Beside] [ReturningScope<T, Beside, B0, B1>]);
crate::clause::write_filter!(Delete<T, Beside> DELETE []);

crate::clause::only_queries_have!([T, Beside, Filter, Held] Delete<T, Beside, Filter, Held>, DELETE);

/// `delete` on a table.
#[relvar_macros::brief]
pub trait DeleteMethods: Table + Declared<Table = Self> {
    /// `DELETE FROM table`; it is run only after `.filter(..)` or `.all_rows()`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.delete().filter(users::age.lt(0)).sql::<Postgres>();
    /// assert_eq!(sql, "DELETE FROM users WHERE users.age < $1");
    /// ```
    fn delete(self) -> Delete<Self, Unset, Unset, Unset>
    where
        ChangeOf<Self>: WritesTable<DELETE, Culprit<ChangeOf<Self>>>,
    {
        Delete { beside: Unset, filter: Unset, returning: Unset, table: PhantomData }
    }
}

impl<T: Table + Declared<Table = T>> DeleteMethods for T {}

/// The scope of RETURNING.
type Rows<T, Beside> = ReturningScope<T, Beside, B0, B1>;

impl<T, Beside, Filter, R> Statement for Delete<T, Beside, Filter, R>
where
    T: Table,
    Beside: BesideTarget<T, Scope: OuterReferences>,
    R: Returned<Rows<T, Beside>>,
    Filter: SaysWhichRows<DELETE>,
{
    type Row = R::Row;
    type Access = Writes;
    type Alone = <Beside::Scope as OuterReferences>::Alone;
    type Grouping = Valid;
    type Meant = <Filter as SaysWhichRows<DELETE>>::Verdict;
    const COLUMNS: &'static ColumnTypes = R::COLUMNS;
}

impl<T, Beside, Filter, R> Cardinality for Delete<T, Beside, Filter, R>
where
    T: Table<UniqueKeys: SomeKey<FixedRows<Filter>>>,
    Filter: PinnedBy<Pinned: FixedBy<Nil>>,
{
    type AtMostOne = Blaming<<T::UniqueKeys as SomeKey<FixedRows<Filter>>>::Verdict, T>;
}

impl<T, Beside, Filter> Executable for Delete<T, Beside, Filter, Unset> where Self: Statement<Row = ()> {}

impl<T, Beside, Filter, List> Fetchable for Delete<T, Beside, Filter, Returning<List>> {}

impl<D, T, Beside, Filter, R> Render<D> for Delete<T, Beside, Filter, R>
where
    D: Dialect,
    T: Table,
    Beside: BesideText<D>,
    Filter: Render<D>,
    R: Render<D>,
    ReturnsWritten<T, R>: SupportedBy<D>,
{
    type Support =
        all!(Beside::Using, Beside::Support, Filter::Support, Support<ReturnsWritten<T, R>, D>, R::Support);
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("DELETE FROM "),
        T::FROM,
        &Rope::Clause(" USING ", Beside::ROPE),
        Filter::ROPE,
        R::ROPE,
    ]);
}

impl<B: Backend, T, Beside: Values<B>, Filter: Values<B>, R: Values<B>> Values<B>
    for Delete<T, Beside, Filter, R>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.beside.values(parameters);
        self.filter.values(parameters);
        self.returning.values(parameters);
    }
}

impl<D: Dialect, T, Beside, Filter, R> Spell<D> for Delete<T, Beside, Filter, R>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;
    const NEED: Option<&'static ServerNeed> = Self::ROPE.need();

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, T, Beside, Filter, R> Decodes<B> for Delete<T, Beside, Filter, R>
where
    Beside: BesideTarget<T>,
    Self: Statement<Row = R::Row>,
    R: DecodeReturned<B, Rows<T, Beside>>,
{
    fn decode(row: &B::Row) -> Result<R::Row, CodecError> {
        R::decode(row)
    }
}
