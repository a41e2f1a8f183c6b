//! What may stand inside of an aggregate, and beside it?
//!
//! PostgreSQL manual, section 4.2.7: DISTINCT, ORDER BY and FILTER belong to ordinary aggregates, WITHIN GROUP to
//! ordered-set aggregates, none of them to other functions.

use super::{AllIn, GroupedBy, Slot};
use crate::expr::*;
use crate::kernel::*;
use crate::row::SelectList;

/// What an aggregate's arguments allow.
pub trait ArgumentRules {
    /// `Fail` where DISTINCT is not possible.
    type TakesDistinct: Verdict;
    /// `Fail` where ORDER BY is not possible.
    type TakesOrder: Verdict;
    /// `Fail` where WITHIN GROUP is not possible.
    type TakesWithinGroup: Verdict;
    /// `Fail` with the first type that has no `=`.
    type Equal: Verdict;
    /// The arguments as a list.
    type List;
}

/// The culprit: not here.
pub struct NotHere;

impl<First, Rest> ArgumentRules for Arguments<First, Rest>
where
    Self: ArgumentTypes + EachArgument,
    <Self as ArgumentTypes>::Types: EachEqual,
{
    type TakesDistinct = Valid;
    type TakesOrder = Valid;
    type TakesWithinGroup = Fail<NotHere>;
    type Equal = <<Self as ArgumentTypes>::Types as EachEqual>::Verdict;
    type List = <Self as EachArgument>::List;
}

impl ArgumentRules for EveryRow {
    type TakesDistinct = Fail<NotHere>;
    type TakesOrder = Fail<NotHere>;
    type TakesWithinGroup = Fail<NotHere>;
    type Equal = Valid;
    type List = Nil;
}

impl<Args> ArgumentRules for Direct<Args> {
    type TakesDistinct = Fail<NotHere>;
    type TakesOrder = Fail<NotHere>;
    type TakesWithinGroup = Valid;
    type Equal = Valid;
    type List = Nil;
}

/// Arguments as a list.
pub trait EachArgument {
    /// The expressions.
    type List;
}

impl EachArgument for () {
    type List = Nil;
}

impl<First, Rest: EachArgument> EachArgument for Arguments<First, Rest> {
    type List = Cons<First, Rest::List>;
}

/// The arguments of an input, as a list.
pub type ArgumentList<Input> = <<Input as InputParts>::Arguments as ArgumentRules>::List;

/// Has every type of a list an `=`?
pub trait EachEqual {
    /// The culprit is the first type that has none.
    type Verdict: Verdict;
}

impl EachEqual for Nil {
    type Verdict = Valid;
}

impl<Type: SqlType, Rest: EachEqual> EachEqual for Cons<Type, Rest> {
    type Verdict = Both<Type::Equal, Rest::Verdict>;
}

/// The expressions by which an aggregate's rows are sorted.
pub trait SortedBy {
    /// As a list.
    type Expressions;
}

impl SortedBy for Unset {
    type Expressions = Nil;
}

impl<Terms: crate::row::OrderList<Items: TermList>> SortedBy for Sorted<Terms> {
    type Expressions = <Terms::Items as TermList>::Expressions<Nil>;
}

impl<Terms> SortedBy for WithinGroup<Terms> {
    type Expressions = Nil;
}

/// May an aggregate with this DISTINCT be sorted by `Terms`?
pub trait DistinctOrder<Terms, Args> {
    /// The culprit is the first term that is no argument.
    type Verdict: Verdict;
}

impl<Terms, Args> DistinctOrder<Terms, Args> for Unset {
    type Verdict = Valid;
}

impl<Terms: TermList<Expressions<Nil>: AllIn<Args>>, Args> DistinctOrder<Terms, Args> for OnlyDifferent {
    type Verdict = <Terms::Expressions<Nil> as AllIn<Args>>::Verdict;
}

macro_rules! given {
    ($([$($generic:ident)?] $slot:ty;)*) => { $(
        impl<Clause $(, $generic)?> Slot<Clause> for $slot {
            type Free = Fail<Clause>;
        }
    )* };
}

given! {
    [] OnlyDifferent;
    [Terms] Sorted<Terms>;
    [Terms] WithinGroup<Terms>;
    [Condition] FilterWhere<Condition>;
}

/// Are the types of a row those of an order?
pub trait FitsOrder<Order> {}

impl FitsOrder<Nil> for Nil {}

impl<Left, Right, Rest: FitsOrder<Others>, Others> FitsOrder<Cons<Right, Others>> for Cons<Left, Rest> where
    Left: crate::types::Comparable<Right>
{
}

/// Declares the sentences: `sentence! { /// doc  Name<Parameter> "message" "label" }`.
macro_rules! sentences {
    ($($(#[$attribute:meta])* $name:ident $(<$parameter:ident>)?;)*) => { $(
        $(#[$attribute])*
        pub trait $name$(<$parameter>)? {}

        #[diagnostic::do_not_recommend]
        impl$(<$parameter>)? $name$(<$parameter>)? for Valid {}
    )* };
}

sentences! {
    /// A verdict on a part of an aggregate.
    #[diagnostic::on_unimplemented(
        message = "this aggregate already has {Clause}",
        label = "{Clause} is given a second time",
        note = "rule A6, see `relvar::docs::rules::A6`"
    )]
    OnceInAggregate<Clause>;
    /// A verdict on the order of an aggregate.
    #[diagnostic::on_unimplemented(
        message = "this aggregate already has ORDER BY",
        label = "ORDER BY is given a second time",
        note = "order by several expressions at once: `.order_by((first, second))`",
        note = "rule A6, see `relvar::docs::rules::A6`"
    )]
    OrderedOnceInAggregate;
    /// A verdict on DISTINCT.
    #[diagnostic::on_unimplemented(
        message = "DISTINCT is not possible in this aggregate",
        label = "`count(*)` and ordered-set aggregates take no DISTINCT",
        note = "rule A6, see `relvar::docs::rules::A6`"
    )]
    DistinctPossible;
    /// A verdict on the types of DISTINCT.
    #[diagnostic::on_unimplemented(
        message = "SQL type `{Type}` has no `=` operator, so DISTINCT cannot compare its values",
        label = "an argument of SQL type `{Type}`",
        note = "rule T4, see `relvar::docs::rules::T4`"
    )]
    ArgumentsEqual<Type>;
    /// A verdict on ORDER BY.
    #[diagnostic::on_unimplemented(
        message = "ORDER BY is not possible in this aggregate",
        label = "`count(*)` takes no ORDER BY, and an ordered-set aggregate takes WITHIN GROUP",
        note = "rule A6, see `relvar::docs::rules::A6`"
    )]
    OrderPossible;
    /// A verdict on WITHIN GROUP.
    #[diagnostic::on_unimplemented(
        message = "WITHIN GROUP is for ordered-set aggregates, and `{Function}` is none",
        label = "`{Function}` takes `.order_by(..)`",
        note = "rule A6, see `relvar::docs::rules::A6`"
    )]
    WithinGroupPossible<Function>;
    /// A verdict on DISTINCT together with ORDER BY.
    #[diagnostic::on_unimplemented(
        message = "in an aggregate with DISTINCT, ORDER BY takes only its arguments",
        label = "sorted by something that is no argument of the aggregate",
        note = "rule A7, see `relvar::docs::rules::A7`"
    )]
    OrderAmongArguments;
    /// A verdict on an ordered-set aggregate.
    #[diagnostic::on_unimplemented(
        message = "ordered-set aggregate `{Function}` needs WITHIN GROUP",
        label = "`{Function}` has no WITHIN GROUP",
        note = "add `.within_group(expression)`",
        note = "rule A6, see `relvar::docs::rules::A6`"
    )]
    HasWithinGroup<Function>;
}

/// An aggregate, which DISTINCT is for.
#[diagnostic::on_unimplemented(
    message = "DISTINCT is for aggregate functions, and this is none",
    label = "DISTINCT on what is no aggregate function",
    note = "rule A6, see `relvar::docs::rules::A6`"
)]
pub trait TakesDistinct {}

/// An aggregate, which ORDER BY is for.
#[diagnostic::on_unimplemented(
    message = "ORDER BY is for aggregate functions, and this is none",
    label = "ORDER BY on what is no aggregate function",
    note = "rule A6, see `relvar::docs::rules::A6`"
)]
pub trait TakesOrderBy {}

/// An ordered-set aggregate, which WITHIN GROUP is for.
#[diagnostic::on_unimplemented(
    message = "WITHIN GROUP is for ordered-set aggregates, and this is none",
    label = "WITHIN GROUP on what is no ordered-set aggregate",
    note = "rule A6, see `relvar::docs::rules::A6`"
)]
pub trait TakesWithinGroup {}

/// An aggregate, which FILTER is for.
#[diagnostic::on_unimplemented(
    message = "FILTER is for aggregate functions, and this is none",
    label = "FILTER on what is no aggregate function",
    note = "rules A6, W6, see `relvar::docs::rules`"
)]
pub trait TakesFilter {}

/// What an aggregate computes once per group.
pub trait DirectArguments<Group> {
    /// See [`GroupedBy::Verdict`].
    type Verdict: Verdict;
}

impl<Group, First, Rest> DirectArguments<Group> for Arguments<First, Rest> {
    type Verdict = Valid;
}

impl<Group> DirectArguments<Group> for EveryRow {
    type Verdict = Valid;
}

impl<Group, Args: GroupedBy<Group>> DirectArguments<Group> for Direct<Args> {
    type Verdict = Args::Verdict;
}

impl<Group, List: SelectList<Items: GroupedBy<Group>>> GroupedBy<Group> for DirectList<List> {
    type Verdict = <List::Items as GroupedBy<Group>>::Verdict;
}
