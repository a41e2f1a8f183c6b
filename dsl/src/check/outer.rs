//! Subqueries and the grouping of the query around them.
//!
//! PostgreSQL manual, sections 7.2.3 and 4.2.7: a column that a subquery takes from a grouped query must be grouped there
//! by itself, or decided by a grouped primary key; an expression of GROUP BY is not seen inside. An aggregate of columns of
//! an outer query alone belongs to that query.

use std::marker::PhantomData;

use super::*;
use crate::clause::{
    AnyOrder, Chosen, Cte, Define, Derived, DistinctOn, DistinctRows, ForeignKeyIsKey, From, HavingClause,
    IfGiven, Joined, Natural, Only, OrderBy, OrderByOutput, Records, Recursive, Sampled, SetReturning, True,
    UnnestRows, Using, ValuesRows, Where, Windows, With,
};
use crate::expr::*;
use crate::kernel::*;
use crate::row::{OrderList, SelectList};
use crate::stmt::{Compound, Locked, Select};

/// The walk for GROUP BY through a subquery whose FROM clause is `Scope`, of a query that is grouped by `Group`.
pub struct Inside<Scope, Group>(PhantomData<(Scope, Group)>);

/// A walk for aggregates over nothing but the outer tables `Outer`. It stops where there is no aggregate.
pub struct OverOuter<Outer>(PhantomData<Outer>);

/// What a walk does with a subquery in an expression.
pub trait MeetsSubquery<Query> {
    /// See [`GroupedBy::Verdict`].
    type Verdict: Verdict;
}

macro_rules! meets_subquery {
    (skip: $([$($generic:ident)*] $group:ty;)*) => { $(
        impl<Query $(, $generic)*> MeetsSubquery<Query> for $group {
            type Verdict = Valid;
        }
    )* };
    (enter: $([$($generic:ident)*] $group:ty;)*) => { $(
        impl<Query: GroupedOutside<$group> $(, $generic)*> MeetsSubquery<Query> for $group {
            type Verdict = Query::Verdict;
        }
    )* };
}

meets_subquery! { skip:
    [] NotGrouped;
    [Held] DefinedIn<Held>;
    [Outer] OverOuter<Outer>;
}

meets_subquery! { enter:
    [] WholeTable;
    [By] Grouped<By>;
    [Scope Group] Inside<Scope, Group>;
}

impl<Group: MeetsSubquery<Query>, Query> GroupedBy<Group> for Exists<Query> {
    type Verdict = Group::Verdict;
}

impl<Group: MeetsSubquery<Query>, Query> GroupedBy<Group> for Scalar<Query> {
    type Verdict = Group::Verdict;
}

impl<Group, Op, Left, Query> GroupedBy<Group> for Quantified<Op, Left, Query>
where
    Left: GroupedBy<Group>,
    Group: MeetsSubquery<Query>,
{
    type Verdict = Both<Left::Verdict, Group::Verdict>;
}

/// Are the columns that a query takes from the queries around it grouped by `Group` there?
pub trait GroupedOutside<Group> {
    /// The culprit is the first column that is not.
    type Verdict: Verdict;
}

impl<Scope, Distinct, Columns, F, Filter, By, Having, Order, Limit, Offset, Group> GroupedOutside<Group>
    for Select<Scope, Distinct, Columns, F, Filter, By, Having, Order, Limit, Offset>
where
    Scope: OuterReferences,
    Scope::Entries:
        IfCorrelated<Inside<Scope, Group>, crate::__list!(Columns, F, Filter, By, Having, Distinct, Order)>,
{
    type Verdict = <Scope::Entries as IfCorrelated<
        Inside<Scope, Group>,
        crate::__list!(Columns, F, Filter, By, Having, Distinct, Order),
    >>::Verdict;
}

/// A walk through clauses that only a query with tables of an outer one needs.
pub trait IfCorrelated<Walk, Clauses> {
    /// The verdict of the walk.
    type Verdict: Verdict;
}

impl<Walk, Clauses> IfCorrelated<Walk, Clauses> for Nil {
    type Verdict = Valid;
}

impl<Reference, Rest, Walk, Clauses: GroupedBy<Walk>> IfCorrelated<Walk, Clauses> for Cons<Reference, Rest> {
    type Verdict = Clauses::Verdict;
}

macro_rules! outside {
    ($([$($generic:ident)*] $query:ty: $($part:ident)*;)*) => { $(
        impl<Group, $($generic),*> GroupedOutside<Group> for $query
        where
            $($part: GroupedOutside<Group>,)*
        {
            type Verdict = outside!(@both $($part)*);
        }
    )* };
    (@both) => { Valid };
    (@both $part:ident) => { <$part as GroupedOutside<Group>>::Verdict };
    (@both $part:ident $($rest:ident)+) => {
        Both<<$part as GroupedOutside<Group>>::Verdict, outside!(@both $($rest)+)>
    };
}

outside! {
    [Op Left Right Order Limit Offset] Compound<Op, Left, Right, Order, Limit, Offset>: Left Right;
    [Query Clauses] Locked<Query, Clauses>: Query;
    [Defs Query] With<Defs, Query>: Defs Query;
    []  (): ;
    [Query Hint Label Rest] Define<Cte<Query, Hint, Label>, Rest>: Query Rest;
    [Op Base Step Search Cycle] Recursive<Op, Base, Step, Search, Cycle>: Base Step;
    [Sees Query Label] Derived<Sees, Query, Label>: Query;
    [Rows] ValuesRows<Rows>: ;
    [Row] UnnestRows<Row>: ;
    [Query] ops::row_value::AsRow<Query>: Query;
    [Types Item List] ops::row_value::RowsOf<Types, Item, List>: ;
    [Reference Names] Using<Reference, Names>: ;
    [Reference] Only<Reference>: ;
    [Item Method] Sampled<Item, Method>: Item;
}

impl<Group, Type, Row, Argument, Outer> GroupedOutside<Group> for Records<Type, Row, Argument, Outer>
where
    Argument: GroupedBy<Inside<Outer, Group>>,
{
    type Verdict = Argument::Verdict;
}

impl<Group, F, Args: GroupedBy<Group>, Number, Label> GroupedOutside<Group>
    for SetReturning<F, Args, Number, Label>
{
    type Verdict = Args::Verdict;
}

impl<Group, Reference: TableReference> GroupedOutside<Group> for Reference {
    type Verdict = Valid;
}

/// The clauses of a query, as a walk meets them.
macro_rules! clauses {
    ($([$($generic:ident)*] $clause:ty;)*) => { $(
        impl<Group, $($generic),*> GroupedBy<Group> for $clause {
            type Verdict = Valid;
        }
    )* };
    ($([$($generic:ident)*] $clause:ty: $inner:ty $(, $second:ty)?;)*) => { $(
        impl<Group, $($generic),*> GroupedBy<Group> for $clause
        where
            $inner: GroupedBy<Group>,
            $($second: GroupedBy<Group>,)?
        {
            type Verdict = clauses!(@both $inner $(, $second)?);
        }
    )* };
    ($([$($generic:ident: $bound:ident)*] $clause:ty = $list:ty;)*) => { $(
        impl<Group, $($generic: $bound),*> GroupedBy<Group> for $clause
        where
            $list: GroupedBy<Group>,
        {
            type Verdict = <$list as GroupedBy<Group>>::Verdict;
        }
    )* };
    (@both $inner:ty) => { <$inner as GroupedBy<Group>>::Verdict };
    (@both $inner:ty, $second:ty) => {
        Both<<$inner as GroupedBy<Group>>::Verdict, <$second as GroupedBy<Group>>::Verdict>
    };
}

clauses! {
    [] Natural;
    [] NotGrouped;
    [] WholeTable;
    [] DistinctRows;
    [] AnyOrder;
    [Terms] OrderByOutput<Terms>;
    [Link] ForeignKeyIsKey<Link>;
    [] True;
    [] EmptySet;
}

clauses! {
    [Condition] Where<Condition>: Condition;
    [Condition] HavingClause<Condition>: Condition;
    [Condition] IfGiven<Condition>: Condition;
}

clauses! {
    [List: SelectList] Chosen<List> = List::Items;
    [By: SelectList] Grouped<By> = By::Items;
    [On: SelectList] DistinctOn<On> = On::Items;
    [List: SelectList] Rollup<List> = List::Items;
    [List: SelectList] Cube<List> = List::Items;
    [List: SelectList] GroupingSets<List> = List::Items;
    [Terms: OrderList] OrderBy<Terms> = Terms::Items;
}

impl<Group, Before, const LETTER: char, Definition> GroupedBy<Group>
    for Windows<Before, NamedWindow<LETTER, Definition>>
where
    Before: GroupedBy<Group>,
    Definition: GroupedBy<Group>,
{
    type Verdict = Both<Before::Verdict, Definition::Verdict>;
}

impl<Group, Source: GroupedOutside<Group>> GroupedBy<Group> for From<Source> {
    type Verdict = Source::Verdict;
}

impl<Group, Kind, Before, Source, Condition> GroupedBy<Group> for Joined<Kind, Before, Source, Condition>
where
    Before: GroupedBy<Group>,
    Source: GroupedOutside<Group>,
    Condition: GroupedBy<Group>,
{
    type Verdict = Both<Before::Verdict, Both<Source::Verdict, Condition::Verdict>>;
}

/// The answer of a walk inside of a subquery: its own columns are free, those from outside are asked for there.
impl<E: AskedOutside<Scope, Group>, Scope, Group> FindExpression<E> for Inside<Scope, Group> {
    type Found = E::Found;
}

impl<Scope, Group: GroupKind> GroupKind for Inside<Scope, Group> {
    type Always = Inside<Scope, Group::Always>;
}

/// Is this expression grouped outside of a subquery, or is it of the subquery itself? Only columns are.
pub trait AskedOutside<Scope, Group> {
    /// See [`FindExpression::Found`].
    type Found: Verdict;
}

macro_rules! not_columns {
    ($([$($generic:ident)*] $shape:ty;)*) => { $(
        impl<Scope, Group, $($generic),*> AskedOutside<Scope, Group> for $shape {
            type Found = Fail<()>;
        }
    )* };
}

not_columns! {
    [Op Left Right] Infix<Op, Left, Right>;
    [Op Operand] Affix<Op, Operand>;
    [F Args] Call<F, Args>;
    [Type Operand] Cast<Type, Operand>;
}

macro_rules! columns {
    ($([$($generic:ident)*] $shape:ty: $reference:ty $(, $bounded:ident: $bound:ident)?;)*) => { $(
        impl<Scope, Group, $($generic),*> AskedOutside<Scope, Group> for $shape
        where
            $($bounded: $bound,)?
            Scope: Find<$reference, Place: PlaceAsked<Self, Group>>,
        {
            type Found = <<Scope as Find<$reference>>::Place as PlaceAsked<Self, Group>>::Found;
        }
    )* };
}

columns! {
    [C] TableColumn<C>: C::Table, C: Column;
    [Reference C] AliasColumn<Reference, C>: Reference;
    [Reference Field Type Null] DerivedColumn<Reference, Field, Type, Null>: Reference;
}

/// What the place of a column's table says.
pub trait PlaceAsked<E, Group> {
    /// See [`FindExpression::Found`].
    type Found: Verdict;
}

impl<E, Group, Null> PlaceAsked<E, Group> for Beside<Null> {
    type Found = Valid;
}

impl<E, Group: FindExpression<E>> PlaceAsked<E, Group> for Outside {
    type Found = Group::Found;
}

impl<E, Group: FindExpression<E>> PlaceAsked<E, Group> for Nowhere {
    type Found = Group::Found;
}

/// What an aggregate means to a walk.
pub trait MeetsAggregate<F, Input> {
    /// See [`GroupedBy::Verdict`].
    type Verdict: Verdict;
}

macro_rules! meets_aggregate {
    ($([$($generic:ident)?] $group:ty;)*) => { $(
        /// The arguments are taken row by row, before there are groups.
        impl<F, Input $(, $generic)?> MeetsAggregate<F, Input> for $group
        where
            Input: InputParts<Arguments: DirectArguments<$group>>,
        {
            type Verdict = <Input::Arguments as DirectArguments<$group>>::Verdict;
        }
    )* };
}

meets_aggregate! {
    [] NotGrouped;
    [] WholeTable;
    [By] Grouped<By>;
    [Held] DefinedIn<Held>;
}

/// Row by row of the subquery: there the outer query has one row, which is a group.
impl<F, Input: GroupedBy<Self>, Scope, Group> MeetsAggregate<F, Input> for Inside<Scope, Group> {
    type Verdict = Input::Verdict;
}

impl<F, Input, Outer> MeetsAggregate<F, Input> for OverOuter<Outer>
where
    Input: UsesOnly<Outer, Nil, Verdict: Opposite>,
{
    type Verdict = Blaming<<<Input as UsesOnly<Outer, Nil>>::Verdict as Opposite>::Verdict, F>;
}

impl<Group: MeetsAggregate<F, Input>, F, Input> GroupedBy<Group> for Aggregate<F, Input> {
    type Verdict = Group::Verdict;
}

/// What `grouping(..)` means to a walk: its arguments are in GROUP BY, of the query in which it stands.
pub trait MeetsGrouping<Items> {
    /// See [`GroupedBy::Verdict`].
    type Verdict: Verdict;
}

macro_rules! meets_grouping {
    ($([$($generic:ident)?] $group:ty;)*) => { $(
        impl<Items: AllIn<$group> $(, $generic)?> MeetsGrouping<Items> for $group {
            type Verdict = Items::Verdict;
        }
    )* };
}

meets_grouping! {
    [] NotGrouped;
    [] WholeTable;
    [By] Grouped<By>;
}

impl<Items, Held> MeetsGrouping<Items> for DefinedIn<Held> {
    type Verdict = Valid;
}

impl<Items, Scope, Group> MeetsGrouping<Items> for Inside<Scope, Group> {
    type Verdict = Valid;
}

impl<Items, Outer> MeetsGrouping<Items> for OverOuter<Outer> {
    type Verdict = Valid;
}

impl<E: Expression, Outer> FindExpression<E> for OverOuter<Outer> {
    type Found = <E::Level as Level>::NoAggregate;
}

impl<Outer> GroupKind for OverOuter<Outer> {
    type Always = Self;
}

/// Do the aggregates of a query belong to it?
pub trait OwnAggregates {
    /// The culprit is an aggregate function.
    type Owned: Verdict;
}

impl<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset> OwnAggregates
    for Select<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>
where
    Group: AggregatesUnder<Scope, crate::__list!(Columns, Having, Distinct, Order)>,
{
    type Owned = Group::Owned;
}

/// The verdict on the aggregates in `Clauses`, asked only where the grouping says that there may be one.
pub trait AggregatesUnder<Scope, Clauses> {
    /// See [`OwnAggregates::Owned`].
    type Owned: Verdict;
}

impl<Scope, Clauses> AggregatesUnder<Scope, Clauses> for NotGrouped {
    type Owned = Valid;
}

macro_rules! aggregates_under {
    ($([$($generic:ident)?] $group:ty;)*) => { $(
        impl<Scope: OuterReferences, Clauses $(, $generic)?> AggregatesUnder<Scope, Clauses> for $group
        where
            Scope::Entries: IfCorrelated<OverOuter<Scope::Entries>, Clauses>,
        {
            type Owned = <Scope::Entries as IfCorrelated<OverOuter<Scope::Entries>, Clauses>>::Verdict;
        }
    )* };
}

aggregates_under! {
    [] WholeTable;
    [By] Grouped<By>;
}

impl<Op, Left: OwnAggregates, Right: OwnAggregates, Order, Limit, Offset> OwnAggregates
    for Compound<Op, Left, Right, Order, Limit, Offset>
{
    type Owned = Both<Left::Owned, Right::Owned>;
}

impl<Query: OwnAggregates, Clauses> OwnAggregates for Locked<Query, Clauses> {
    type Owned = Query::Owned;
}

impl<Defs, Query: OwnAggregates> OwnAggregates for With<Defs, Query> {
    type Owned = Query::Owned;
}

/// A verdict on the aggregates of a subquery.
#[diagnostic::on_unimplemented(
    message = "aggregate `{Function}` takes nothing but columns of an outer query, so it belongs to that query",
    label = "`{Function}` would be of the groups of the outer query",
    note = "compute it in the outer query, or aggregate a column of the subquery's own tables",
    note = "rule A8, see `relvar::docs::rules::A8`"
)]
pub trait AggregatesOwnRows<Function> {}

#[diagnostic::do_not_recommend]
impl<Function> AggregatesOwnRows<Function> for Valid {}
