//! `UPDATE` (PostgreSQL manual, page UPDATE).

use std::marker::PhantomData;

use typenum::B0;

use super::{
    Cardinality, ColumnsOnce, Decodes, Executable, Fetchable, NothingYet, OwnColumns, Spell, Statement,
};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::clause::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, ServerNeed, Support, SupportedBy, Writer, constant_text};

/// `UPDATE T SET .. FROM .. WHERE ..`: `List` are the assignments as the rules see them, `Source` the values.
#[derive(Debug)]
#[must_use = "an UPDATE does nothing until it is executed or fetched"]
pub struct Update<T, List, Source, Beside, Filter, Returning> {
    source: Source,
    beside: Beside,
    filter: Filter,
    returning: Returning,
    kind: PhantomData<(T, List)>,
}

impl<T, List, Source: Clone, Beside: Clone, Filter: Clone, Held: Clone> Clone
    for Update<T, List, Source, Beside, Filter, Held>
{
    fn clone(&self) -> Self {
        Update {
            source: self.source.clone(),
            beside: self.beside.clone(),
            filter: self.filter.clone(),
            returning: self.returning.clone(),
            kind: PhantomData,
        }
    }
}

impl<T, List, Source: Copy, Beside: Copy, Filter: Copy, Held: Copy> Copy
    for Update<T, List, Source, Beside, Filter, Held>
{
}

impl<T, List, Source, Beside, Filter, Held> Update<T, List, Source, Beside, Filter, Held> {
    fn map_returning<New>(
        self,
        map: impl FnOnce(Held) -> New,
    ) -> Update<T, List, Source, Beside, Filter, New> {
        let Update { source, beside, filter, returning, kind } = self;
        Update { source, beside, filter, returning: map(returning), kind }
    }

    fn map_filter<New>(self, map: impl FnOnce(Filter) -> New) -> Update<T, List, Source, Beside, New, Held> {
        let Update { source, beside, filter, returning, kind } = self;
        Update { source, beside, filter: map(filter), returning, kind }
    }
}

/// An UPDATE after its FROM clause was given.
pub type UpdateFrom<T, List, Source, Item, Filter, Held> =
    Update<T, List, Source, Besides<<Item as Sources>::Scope, <Item as Sources>::Tables>, Filter, Held>;

#[relvar_macros::brief]
impl<T: Table, List, Source, Beside, Filter, Held> Update<T, List, Source, Beside, Filter, Held> {
    /// `FROM tables`: a table, an alias, a derived table, or tables joined. SET, WHERE and RETURNING may use their columns;
    /// the conditions of their joins cannot use the target.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = posts.update(posts::body.set(teams::title))
    ///     .from(users.inner_join(teams))
    ///     .filter(posts::user_id.eq(users::id))
    ///     .returning((posts::id, users::name));
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "UPDATE posts SET body = teams.title FROM users INNER JOIN teams ON users.team_id = teams.id \
    ///      WHERE posts.user_id = users.id RETURNING posts.id, users.name",
    /// );
    /// ```
    ///
    /// Where several rows of FROM go with one of the target, the server takes any one of them.
    pub fn from<Item>(self, tables: Item) -> UpdateFrom<T, List, Source, Item, Filter, Held>
    where
        Filter: Slot<FROM>,
        Held: Slot<FROM>,
        Item: Sources<Scope: Find<T>>,
        Beside: NotGivenYet<FROM>,
        Free<Filter, FROM>: BeforeFilter<FROM>,
        Free<Held, FROM>: BeforeFilter<FROM>,
        <Item::Scope as Find<T>>::Fresh: NotYetInFrom<Culprit<<Item::Scope as Find<T>>::Fresh>>,
        Item::Sees: InFrom<Culprit<Item::Sees>>,
    {
        let Update { source, filter, returning, kind, .. } = self;
        Update { source, beside: Besides::new(tables.tables()), filter, returning, kind }
    }
}

/// The scope of RETURNING.
type Rows<T, Beside> = ReturningScope<T, Beside, B0, B0>;
/// The verdict on the tables of SET, asked once.
pub type SetScopeOnce<T, List, Beside, Filter> = <Filter as WriteFilter>::Once<SetScope<T, List, Beside>>;
/// The verdict on its NULLs, asked once.
pub type SetNullsOnce<T, List, Beside, Filter> = <Filter as WriteFilter>::Once<SetNulls<T, List, Beside>>;

crate::clause::returning!(Update<T, List, Source, Beside, Filter> [Beside] [ReturningScope<T, Beside, B0, B0>]);
// On one line: an error shows the whole invocation.
crate::clause::write_filter!(Update<T, List, Source, Beside> UPDATE [Beside: ChecksSet<T, List>, SetScopeOnce<T, List, Beside, Filter>: SetInFrom<Culprit<SetScopeOnce<T, List, Beside, Filter>>>, SetNullsOnce<T, List, Beside, Filter>: NotNullStored<Culprit<SetNullsOnce<T, List, Beside, Filter>>>,]);

#[rustfmt::skip]
crate::clause::only_queries_have!([T, List, Source, Beside, Filter, Held] Update<T, List, Source, Beside, Filter, Held>, UPDATE);

/// An UPDATE before its clauses.
pub type UpdateOf<T, Source> = Update<
    T,
    <Source as UpdateSource<T>>::List,
    <Source as UpdateSource<T>>::Source,
    <Source as UpdateSource<T>>::Beside,
    <Source as UpdateSource<T>>::Filter,
    Unset,
>;

/// `update` on a table.
#[relvar_macros::brief]
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
    ///
    /// A slice of structs with `#[changes(key)]` fields changes the row of each key, in one statement.
    fn update<Source>(self, source: Source) -> UpdateOf<Self, Source>
    where
        Source: UpdateSource<Self>,
        Source::List: AssignAll<Self, NothingYet<Self>>,
        OwnColumns<Source::List, Self>: Belongs<Culprit<OwnColumns<Source::List, Self>>, Self>,
        ColumnsOnce<Source::List, Self>: AssignedOnce<Culprit<ColumnsOnce<Source::List, Self>>>,
        Source::Keyed: FindsByKey<Self>,
        ChangeOf<Self>: WritesTable<UPDATE, Culprit<ChangeOf<Self>>>,
    {
        let (source, beside, filter) = source.parts();
        Update { source, beside, filter, returning: Unset, kind: PhantomData }
    }
}

impl<T: Table + Declared<Table = T>> UpdateMethods for T {}

/// Is there something to set?
#[rust_analyzer::completions(ignore_flyimport_methods)]
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

impl<T, Row> SetSource for ManyChanges<'_, T, Row> {
    fn is_empty(&self) -> bool {
        ManyChanges::is_empty(self)
    }
}

impl<T, List, Source, Beside, Filter, R> Statement for Update<T, List, Source, Beside, Filter, R>
where
    T: Table,
    Beside: BesideTarget<T, Scope: OuterReferences>,
    R: Returned<Rows<T, Beside>>,
    Source: SetSource,
    Filter: SaysWhichRows<UPDATE>,
{
    type Row = R::Row;
    type Access = Writes;
    type Alone = <Beside::Scope as OuterReferences>::Alone;
    type Grouping = Valid;
    type Meant = <Filter as SaysWhichRows<UPDATE>>::Verdict;
    const COLUMNS: &'static ColumnTypes = R::COLUMNS;

    fn is_empty(&self) -> bool {
        self.source.is_empty()
    }
}

impl<T, List, Source, Beside, Filter, R> Cardinality for Update<T, List, Source, Beside, Filter, R>
where
    T: Table<UniqueKeys: SomeKey<FixedRows<Filter>>>,
    Filter: PinnedBy<Pinned: FixedBy<Nil>>,
{
    type AtMostOne = Blaming<<T::UniqueKeys as SomeKey<FixedRows<Filter>>>::Verdict, T>;
}

impl<T, List, Source, Beside, Filter> Executable for Update<T, List, Source, Beside, Filter, Unset> where
    Self: Statement<Row = ()>
{
}

impl<T, List, Source, Beside, Filter, Listed> Fetchable
    for Update<T, List, Source, Beside, Filter, Returning<Listed>>
{
}

impl<D, T, List, Source, Beside, Filter, R> Render<D> for Update<T, List, Source, Beside, Filter, R>
where
    D: Dialect,
    T: Table,
    Source: SetItemText<D>,
    Beside: Render<D>,
    Filter: Render<D>,
    R: Render<D>,
    ReturnsWritten<T, R>: SupportedBy<D>,
{
    type Support =
        all!(Source::Support, Beside::Support, Filter::Support, Support<ReturnsWritten<T, R>, D>, R::Support);
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("UPDATE "),
        T::FROM,
        &Rope::Clause(" SET ", Source::SETS),
        &Rope::Clause(" FROM ", Beside::ROPE),
        Filter::ROPE,
        R::ROPE,
    ]);
}

impl<B, T, List, Source, Beside, Filter, R> Values<B> for Update<T, List, Source, Beside, Filter, R>
where
    B: Backend,
    Source: Values<B>,
    Beside: Values<B>,
    Filter: Values<B>,
    R: Values<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.source.values(parameters);
        self.beside.values(parameters);
        self.filter.values(parameters);
        self.returning.values(parameters);
    }
}

macro_rules! constant {
    ($([$($generic:tt)*] $source:ty;)*) => { $(
        impl<D: Dialect, T, List, $($generic)*, Beside, Filter, R> Spell<D>
            for Update<T, List, $source, Beside, Filter, R>
        where
            Self: Render<D>,
        {
            type Support = <Self as Render<D>>::Support;
            const NEED: Option<&'static ServerNeed> = Self::ROPE.need();

            fn text(&self) -> SqlText {
                SqlText::Constant(constant_text::<Self, D>())
            }
        }
    )* };
}

constant! {
    [A] Assigned<A>;
    [Row] ManyChanges<'_, T, Row>;
}

/// Which columns a struct of changes sets is only known at run time, so its text is put together there.
impl<D, T, List, Set, Beside, Filter, R> Spell<D> for Update<T, List, Changed<T, Set>, Beside, Filter, R>
where
    D: Dialect,
    T: Table,
    Set: ChangeSet<T>,
    Beside: Render<D>,
    Filter: Render<D>,
    R: Render<D>,
    ReturnsWritten<T, R>: SupportedBy<D>,
{
    type Support = all!(Beside::Support, Filter::Support, Support<ReturnsWritten<T, R>, D>, R::Support);
    const NEED: Option<&'static ServerNeed> = R::ROPE.need();

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
        writer.push(const { &Rope::Clause(" FROM ", Beside::ROPE) });
        writer.push(Filter::ROPE);
        writer.push(R::ROPE);
        SqlText::Rendered(writer.finish().into())
    }
}

impl<B, T, List, Source, Beside, Filter, R> Decodes<B> for Update<T, List, Source, Beside, Filter, R>
where
    B: Backend,
    Beside: BesideTarget<T>,
    Self: Statement<Row = R::Row>,
    R: DecodeReturned<B, Rows<T, Beside>>,
{
    fn decode(row: &B::Row) -> Result<R::Row, CodecError> {
        R::decode(row)
    }
}
