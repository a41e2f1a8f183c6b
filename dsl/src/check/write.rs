//! Do the values that a statement stores fit their columns, where the final tables are known?
//!
//! `.set(..)` asks of a value what it can be asked alone. Here is what needs the tables beside the target (whose outer joins
//! make columns nullable), a row of values, or the columns of a query.

use typenum::{B0, Bit, Or};

use super::set_operation;
use super::{InScope, NotGrouped, NullIn, NullOf, NullStored, OnlyTable, StoresNull, Takes};
use crate::clause::{BesideTarget, Besides};
use crate::expr::{Assignment, InsertOnly, Subquery, TableColumn, UseDefault};
use crate::kernel::*;
use crate::row::OutputColumn;

/// Are the values of assignments not NULL where their columns are NOT NULL, in the scope `Scope`? What is NULL in any scope has
/// been refused where the value was set.
pub trait StoresNulls<Scope> {
    /// The culprit is a column.
    type Verdict: Verdict;
}

impl<Scope> StoresNulls<Scope> for Nil {
    type Verdict = Valid;
}

impl<Scope, C, Value, Rest> StoresNulls<Scope> for Cons<Assignment<C, Value>, Rest>
where
    C: Column<Null: Takes<NullOf<Value, Scope, NotGrouped>, C>>,
    Value: NullIn<Scope, NotGrouped> + StoresNull<C>,
    Rest: StoresNulls<Scope>,
{
    type Verdict = Both<
        IfValid<NullStored<Value, C>, <C::Null as Takes<NullOf<Value, Scope, NotGrouped>, C>>::Verdict>,
        Rest::Verdict,
    >;
}

/// The tables beside the target of an UPDATE, which its SET may use.
pub trait ChecksSet<T, List> {
    /// Is every column in scope? The culprit is a table.
    type InScope: Verdict;
    /// Is no NULL stored where the column is NOT NULL? The culprit is a column.
    type Nulls: Verdict;
}

/// `.set(..)` has asked about NULL.
impl<T, List: InScope<OnlyTable<T>>> ChecksSet<T, List> for Unset {
    type InScope = List::Verdict;
    type Nulls = Valid;
}

impl<T, List, Scope, Tables> ChecksSet<T, List> for Besides<Scope, Tables>
where
    Self: BesideTarget<T>,
    List: InScope<<Self as BesideTarget<T>>::Scope> + StoresNulls<<Self as BesideTarget<T>>::Scope>,
{
    type InScope = <List as InScope<<Self as BesideTarget<T>>::Scope>>::Verdict;
    type Nulls = <List as StoresNulls<<Self as BesideTarget<T>>::Scope>>::Verdict;
}

/// The verdict on the tables of SET.
pub type SetScope<T, List, Beside> = <Beside as ChecksSet<T, List>>::InScope;
/// The verdict on the NULLs of SET, asked where the other passed.
pub type SetNulls<T, List, Beside> =
    IfValid<SetScope<T, List, Beside>, <Beside as ChecksSet<T, List>>::Nulls>;

/// A verdict on the values of SET.
#[diagnostic::on_unimplemented(
    message = "table `{Table}` is not in the FROM clause of this UPDATE",
    label = "its SET uses a column of `{Table}`",
    note = "add `.from(table)` before this call",
    note = "rule S9, see `relvar::docs::rules::S9`"
)]
pub trait SetInFrom<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> SetInFrom<Table> for Valid {}

/// A verdict on FROM of UPDATE and USING of DELETE.
#[diagnostic::on_unimplemented(
    message = "{Clause} goes before `.filter(..)`, `.all_rows()` and `.returning(..)`, which may use its tables",
    label = "comes too late",
    note = "rule U5, see `relvar::docs::rules::U5`"
)]
pub trait BeforeFilter<Clause> {}

#[diagnostic::do_not_recommend]
impl<Clause> BeforeFilter<Clause> for Valid {}

/// What is known of a row of values.
pub trait StoredFacts {
    /// `Fail` with a column that the server generates.
    type Generated: Verdict;
    /// `Fail` with a NOT NULL column whose value may be NULL.
    type Nulls: Verdict;
    /// The level of all values.
    type Level: Level;
}

impl StoredFacts for Nil {
    type Generated = Valid;
    type Nulls = Valid;
    type Level = ConstantLevel;
}

impl<C, Value, Rest> StoredFacts for Cons<Assignment<C, Value>, Rest>
where
    C: Column,
    Value: Expression + StoresNull<C>,
    Rest: StoredFacts,
{
    type Generated = Both<C::Writable, Rest::Generated>;
    type Nulls = Both<NullStored<Value, C>, Rest::Nulls>;
    type Level = Mixed<Value::Level, Rest::Level>;
}

/// DEFAULT is only set where there is one.
impl<Scope, Group> NullIn<Scope, Group> for UseDefault {
    type Null = B0;
}

/// `.set(..)` has asked about NULL.
impl<Scope, Group, Value> NullIn<Scope, Group> for InsertOnly<Value> {
    type Null = B0;
}

/// Can a query give no row?
pub trait MissesRow {
    /// `B1` where it can.
    type Missing: Bit;
}

/// A column's value out of the row of the query `Query`.
pub struct FromRow<Query, Null>(std::marker::PhantomData<(Query, Null)>);

impl<Scope, Query: Subquery<Outer: super::AllFound<Scope>>, Null> InScope<Scope> for FromRow<Query, Null> {
    type Verdict = <Query::Outer as super::AllFound<Scope>>::Verdict;
}

impl<Scope, Group, Query, Null: Bit> NullIn<Scope, Group> for FromRow<Query, Null> {
    type Null = Null;
}

/// Columns that are set from the output columns of a query, which may give no row where `Missing` is `B1`.
pub trait FilledBy<Outputs, Missing> {
    /// Are they as many?
    type Arity: Verdict;
    /// Do the types go together? The culprit is [`Unfit`].
    type Types: Verdict;
    /// Can NULL be stored? The culprit is a column.
    type Nulls: Verdict;
    /// Can the columns be set? The culprit is a column.
    type Generated: Verdict;
    /// The assignments, before `Rest`.
    type Before<Query, Rest>;
}

/// The culprit: a query with another number of columns.
pub struct OtherNumber;

/// The culprit: the column `C` gets a value of the SQL type `Type`.
pub struct Unfit<C, Type>(std::marker::PhantomData<(C, Type)>);

macro_rules! unequal {
    ($([$($generic:ident),*] $columns:ty, $outputs:ty: $arity:ty;)*) => { $(
        impl<Missing $(, $generic)*> FilledBy<$outputs, Missing> for $columns {
            type Arity = $arity;
            type Types = Valid;
            type Nulls = Valid;
            type Generated = Valid;
            type Before<Query, After> = After;
        }
    )* };
}

unequal! {
    [] Nil, Nil: Valid;
    [Output, More] Nil, Cons<Output, More>: Fail<OtherNumber>;
    [Head, Rest] Cons<Head, Rest>, Nil: Fail<OtherNumber>;
}

type Filling<Null, Missing> = Or<Null, Missing>;
type Common<C, Type> = <<C as Column>::SqlType as set_operation::CommonType<Type>>::Verdict;

impl<Missing, C, Rest, E, Type, Null, More> FilledBy<Cons<OutputColumn<E, Type, Null>, More>, Missing>
    for Cons<TableColumn<C>, Rest>
where
    C: Column<SqlType: set_operation::CommonType<Type>, Null: Takes<Filling<Null, Missing>, C>>,
    Null: std::ops::BitOr<Missing>,
    Rest: FilledBy<More, Missing>,
{
    type Arity = Rest::Arity;
    type Types = Both<Blaming<Common<C, Type>, Unfit<C, Type>>, Rest::Types>;
    type Nulls = Both<<C::Null as Takes<Filling<Null, Missing>, C>>::Verdict, Rest::Nulls>;
    type Generated = Both<C::Writable, Rest::Generated>;
    type Before<Query, After> =
        Cons<Assignment<C, FromRow<Query, Filling<Null, Missing>>>, Rest::Before<Query, After>>;
}

/// The two parts of [`Unfit`].
pub trait UnfitParts {
    /// The column.
    type Column;
    /// The type.
    type Type;
}

impl UnfitParts for () {
    type Column = ();
    type Type = ();
}

impl<C, Type> UnfitParts for Unfit<C, Type> {
    type Column = C;
    type Type = Type;
}

/// A verdict on the number of columns in `SET (..) = (query)`.
#[diagnostic::on_unimplemented(
    message = "SET from a query needs as many columns in the query as it sets",
    label = "the query has another number of columns",
    note = "rule U4, see `relvar::docs::rules::U4`"
)]
pub trait FillsEveryColumn {}

#[diagnostic::do_not_recommend]
impl FillsEveryColumn for Valid {}

/// A verdict on the types in `SET (..) = (query)`.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Type}` cannot be stored in column `{Column}`",
    label = "the query gives `{Type}` for `{Column}`",
    note = "rule U4, see `relvar::docs::rules::U4`"
)]
pub trait FillsType<Column, Type> {}

#[diagnostic::do_not_recommend]
impl<Column, Type> FillsType<Column, Type> for Valid {}

/// A verdict on the NULLs in `SET (..) = (query)`.
#[diagnostic::on_unimplemented(
    message = "the query of SET can give NULL, or no row, for the NOT NULL column `{Column}`",
    label = "may be NULL, and `{Column}` is NOT NULL",
    note = "an aggregate over the whole query always gives a row; `.from(..)` joins only the rows that are there",
    note = "rule N4, see `relvar::docs::rules::N4`"
)]
pub trait FillsNotNull<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> FillsNotNull<Column> for Valid {}

/// A verdict on the key of many changes.
#[diagnostic::on_unimplemented(
    message = "the `#[changes(key)]` fields are no unique key of table `{Table}`",
    label = "one of these changes could hit many rows",
    note = "name every column of the primary key, or of a declared `unique(..)` key",
    note = "rule U1, see `relvar::docs::rules::U1`"
)]
pub trait FindsByKey<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> FindsByKey<Table> for Valid {}
