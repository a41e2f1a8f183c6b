//! `SET (a, b) = ROW(..)` and `SET (a, b) = (query)` of UPDATE (PostgreSQL manual, page UPDATE).

use std::marker::PhantomData;

use typenum::{B0, B1, Bit, Or};

use super::*;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::AccessOf;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::{Branch, Compound, Select};

/// Values for the columns `Columns`: a tuple with one for each.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no row of values for the columns that are set",
    label = "expected a tuple with a value for each column",
    note = "rule U4, see `relvar::docs::rules::U4`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait RowFor<Columns> {
    /// Assignments of each value to its column.
    type Assignments: Assignments;
    /// Makes them.
    fn assignments(self) -> Self::Assignments;
}

/// The assignments of a row.
pub type StoredRow<Row, Columns> = <<Row as RowFor<Columns>>::Assignments as Assignments>::List;
/// The verdict on generated columns.
pub type RowGenerated<Row, Columns> = <StoredRow<Row, Columns> as StoredFacts>::Generated;
/// The verdict on NULLs.
pub type RowNulls<Row, Columns> = <StoredRow<Row, Columns> as StoredFacts>::Nulls;
/// The level of the values.
pub type RowLevelOf<Row, Columns> = <StoredRow<Row, Columns> as StoredFacts>::Level;

/// How many rows a query gives, for the rules.
pub type MissingRow<Query> = <Query as MissesRow>::Missing;
/// The output columns of a query.
pub type OutputsFor<Query> = <Query as Branch>::Outputs;
/// The columns that a query fills.
pub type ColumnList<Columns> = <Columns as SetRow>::List;
/// The verdict on their number.
pub type FillArity<Columns, Query> =
    <ColumnList<Columns> as FilledBy<OutputsFor<Query>, MissingRow<Query>>>::Arity;
/// The verdict on their types.
pub type FillTypes<Columns, Query> =
    <ColumnList<Columns> as FilledBy<OutputsFor<Query>, MissingRow<Query>>>::Types;
/// The verdict on their NULLs.
pub type FillNulls<Columns, Query> = IfValid<
    FillTypes<Columns, Query>,
    <ColumnList<Columns> as FilledBy<OutputsFor<Query>, MissingRow<Query>>>::Nulls,
>;
/// The verdict on generated ones.
pub type FillGenerated<Columns, Query> =
    <ColumnList<Columns> as FilledBy<OutputsFor<Query>, MissingRow<Query>>>::Generated;

/// `set` and `set_from` on a tuple of columns of one table.
#[relvar_macros::brief]
pub trait SetRow: Sized {
    /// The columns as a list.
    type List;

    /// `SET (a, b) = ROW(x, y)`: every value is computed from the row as it was.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.update((users::name, users::age).set((lower(users::name), 30))).filter(users::id.eq(7));
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "UPDATE users SET (name, age) = ROW(lower(users.name), $1) WHERE users.id = $2",
    /// );
    /// ```
    fn set<Row>(self, values: Row) -> RowAssignment<Row::Assignments>
    where
        Row: RowFor<Self>,
        StoredRow<Row, Self>: StoredFacts,
        RowGenerated<Row, Self>: NotGenerated<Culprit<RowGenerated<Row, Self>>>,
        RowNulls<Row, Self>: NotNullStored<Culprit<RowNulls<Row, Self>>>,
        <RowLevelOf<Row, Self> as Level>::NoAggregate: NoAggregateStored,
        <RowLevelOf<Row, Self> as Level>::NoWindow: NoWindowStored,
    {
        RowAssignment(values.assignments())
    }

    /// `SET (a, b) = (SELECT x, y ..)`; the query may use the row that is changed by `.correlate(..)`.
    ///
    /// Where the query gives no row, the columns become NULL. So NOT NULL columns take an aggregate over the whole query,
    /// which always gives a row.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let own = posts.correlate(users).filter(posts::user_id.eq(users::id));
    /// let latest = own.select((coalesce(max(posts::title), "nothing"), max(posts::id)));
    /// let sql = users.update((users::name, users::age).set_from(latest)).all_rows();
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "UPDATE users SET (name, age) = (SELECT coalesce(max(posts.title), $1), max(posts.id) FROM posts \
    ///      WHERE posts.user_id = users.id)",
    /// );
    /// ```
    fn set_from<Query>(self, query: Query) -> QueryAssignment<Self, Query>
    where
        Query: Branch + MissesRow,
        AccessOf<Query>: BelowTop,
        Self::List: FilledBy<Query::Outputs, Query::Missing>,
        Culprit<FillTypes<Self, Query>>: UnfitParts,
        FillArity<Self, Query>: FillsEveryColumn,
        FillTypes<Self, Query>: FillsType<
                <Culprit<FillTypes<Self, Query>> as UnfitParts>::Column,
                <Culprit<FillTypes<Self, Query>> as UnfitParts>::Type,
            >,
        FillNulls<Self, Query>: FillsNotNull<Culprit<FillNulls<Self, Query>>>,
        FillGenerated<Self, Query>: NotGenerated<Culprit<FillGenerated<Self, Query>>>,
        Query::Grouping: IsGrouped<Culprit<Query::Grouping>>,
    {
        QueryAssignment { query, columns: PhantomData }
    }
}

/// `(a, b) = ROW(x, y)`: `Values` is a tuple of assignments.
#[derive(Clone, Copy, Debug)]
pub struct RowAssignment<Values>(Values);

impl<Values: SetItem> SetItem for RowAssignment<Values> {
    type Before<Rest> = Values::Before<Rest>;
}

impl<D, Values> SetItemText<D> for RowAssignment<Values>
where
    D: Dialect,
    Values: Assignments<List: AssignmentsText<D>>,
{
    type Support = <Values::List as AssignmentsText<D>>::Support;
    const SETS: &'static Rope = &Rope::Join(&[
        &Rope::Literal("("),
        <Values::List as AssignmentsText<D>>::NAMES,
        &Rope::Literal(if D::ROW_KEYWORD { ") = ROW(" } else { ") = (" }),
        <Values::List as AssignmentsText<D>>::VALUES,
        &Rope::Literal(")"),
    ]);
}

impl<B: Backend, Assigned: Values<B>> Values<B> for RowAssignment<Assigned> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// `(a, b) = (query)`: `Columns` is a tuple of columns.
#[derive(Debug)]
pub struct QueryAssignment<Columns, Query> {
    query: Query,
    columns: PhantomData<Columns>,
}

impl<Columns, Query: Clone> Clone for QueryAssignment<Columns, Query> {
    fn clone(&self) -> Self {
        QueryAssignment { query: self.query.clone(), columns: PhantomData }
    }
}

impl<Columns, Query: Copy> Copy for QueryAssignment<Columns, Query> {}

impl<Columns, Query> SetItem for QueryAssignment<Columns, Query>
where
    Columns: SetRow<List: FilledBy<Query::Outputs, Query::Missing>>,
    Query: Branch + MissesRow,
{
    type Before<Rest> = <Columns::List as FilledBy<Query::Outputs, Query::Missing>>::Before<Query, Rest>;
}

impl<D, Columns, Query> SetItemText<D> for QueryAssignment<Columns, Query>
where
    D: Dialect,
    Columns: SetRow<List: TargetNames>,
    Query: Render<D::Inside>,
{
    type Support = Query::Support;
    const SETS: &'static Rope = &Rope::Join(&[
        &Rope::Literal("("),
        <Columns::List as TargetNames>::NAMES,
        &Rope::Literal(") = ("),
        Query::ROPE,
        &Rope::Literal(")"),
    ]);
}

impl<B: Backend, Columns, Query: Values<B>> Values<B> for QueryAssignment<Columns, Query> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.query.values(parameters);
    }
}

/// Columns by their names alone.
pub trait TargetNames {
    /// `name, age`
    const NAMES: &'static Rope;
}

impl TargetNames for Nil {
    const NAMES: &'static Rope = &Rope::Empty;
}

impl<C: Column, Rest: TargetNames> TargetNames for Cons<crate::expr::TableColumn<C>, Rest> {
    const NAMES: &'static Rope = &Rope::List(", ", &[&Rope::Name(<C as Column>::NAME), Rest::NAMES]);
}

/// An aggregate over the whole query gives one row, unless a clause takes it away.
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> MissesRow
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Group: GivesRow<Having, Limit, Offset>,
{
    type Missing = Group::Missing;
}

impl<Defs, Query: MissesRow> MissesRow for With<Defs, Query> {
    type Missing = Query::Missing;
}

impl<Op, Left, Right, Order, Limit, Offset> MissesRow for Compound<Op, Left, Right, Order, Limit, Offset> {
    type Missing = B1;
}

/// Does a grouping give a row for no rows, and do these clauses keep it?
pub trait GivesRow<Having, Limit, Offset> {
    /// `B1` where there may be none.
    type Missing: Bit;
}

impl<Having, Limit, Offset> GivesRow<Having, Limit, Offset> for NotGrouped {
    type Missing = B1;
}

impl<By, Having, Limit, Offset> GivesRow<Having, Limit, Offset> for Grouped<By> {
    type Missing = B1;
}

impl<Having: DropsRow, Limit: DropsRow, Offset: DropsRow> GivesRow<Having, Limit, Offset> for WholeTable
where
    Limit::Drops: std::ops::BitOr<Offset::Drops, Output: Bit>,
    Having::Drops: std::ops::BitOr<Or<Limit::Drops, Offset::Drops>, Output: Bit>,
{
    type Missing = Or<Having::Drops, Or<Limit::Drops, Offset::Drops>>;
}

/// Can a clause take the only row away?
pub trait DropsRow {
    /// `B1` where it can.
    type Drops: Bit;
}

impl<Before: DropsRow, Named> DropsRow for Windows<Before, Named> {
    type Drops = Before::Drops;
}

macro_rules! drops {
    ($([$($generic:ident)?] $clause:ty: $bit:ident;)*) => { $(
        impl$(<$generic>)? DropsRow for $clause {
            type Drops = $bit;
        }
    )* };
}

drops! {
    [] Unset: B0;
    [] LimitOne: B0;
    [] Limit: B1;
    [] LimitTies: B1;
    [] Skip: B1;
    [Condition] HavingClause<Condition>: B1;
}
