//! Conditions that are written once: what a function that gives one says of it.

use super::{
    AggregateIn, CheckGrouping, HAVING, InScope, NoAggregate, NoWindow, Pins, SearchCondition, WHERE,
    WindowIn,
};
use crate::backend::{Backend, Values};
use crate::expr::{ConditionKind, OnGroups, OnRows, Operand, Reusable};
use crate::kernel::*;
use crate::render::Render;
use crate::types::Bool;
use typenum::{B0, B1};

/// A condition for WHERE and ON of a query whose FROM clause is `Scope`, sent by the driver `Driver`; made by
/// [`condition`].
///
/// A driver has the trait for itself, too: `relvar_pg::Condition<Scope>`. It is what a function gives that is generic
/// over the FROM clause; [`Contains`](super::Contains) says which tables it asks for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a condition for every FROM clause that the function allows",
    label = "expected `condition(..)` on the tables that the function asks for",
    note = "`Scope: Contains<users::table>` says that the FROM clause has the table `users`",
    note = "rule S1, see `relvar::docs::rules::S1`"
)]
pub trait Condition<Scope, Driver: Backend, Kind: ConditionKind = OnRows>:
    Expression<SqlType = Bool, Level = Kind::Level>
    + InScope<Scope, Verdict = Valid>
    + Operand<Bool, Expression = Self>
    + Pins<Pinned = Nil>
    + Render<Driver::Dialect, Support = Valid>
    + Values<Driver>
{
}

#[diagnostic::do_not_recommend]
impl<C, Scope, Driver, Kind> Condition<Scope, Driver, Kind> for Reusable<C, Kind>
where
    C: Expression
        + InScope<Scope, Verdict = Valid>
        + Render<Driver::Dialect, Support = Valid>
        + Values<Driver>,
    Driver: Backend,
    Kind: ConditionKind,
{
}

/// A condition on rows that a function gives, for WHERE and ON of many queries. It says nothing about keys: a query that
/// is asked for one row needs a condition of its own.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::backend::Backend;
/// use relvar::check::Condition;
/// use relvar::prelude::*;
///
/// // A program names its driver: `fn adults<S: Contains<users::table>>() -> impl relvar_pg::Condition<S>`.
/// fn adults<S: Contains<users::table>, B>() -> impl Condition<S, B>
/// where
///     B: Backend<Dialect = Postgres>,
///     i32: relvar::backend::Encode<B, Int4>,
/// {
///     condition(users::age.ge(18))
/// }
/// ```
#[relvar_macros::brief]
pub fn condition<C>(condition: C) -> Reusable<C, OnRows>
where
    C: Expression,
    C::SqlType: SearchCondition<WHERE>,
    AggregateIn<C>: NoAggregate<WHERE>,
    WindowIn<C>: NoWindow<WHERE>,
{
    Reusable::new(condition)
}

/// A condition on groups that a function gives, for HAVING of many queries: every column in it stands in an aggregate,
/// so it holds under any GROUP BY.
#[relvar_macros::brief]
pub fn group_condition<C>(condition: C) -> Reusable<C, OnGroups>
where
    C: Expression,
    C::SqlType: SearchCondition<HAVING>,
    C::Level: OnlyAggregates,
    WindowIn<C>: NoWindow<HAVING>,
{
    Reusable::new(condition)
}

/// The level of a condition on groups.
#[diagnostic::on_unimplemented(
    message = "a column of a HAVING condition must be used in an aggregate function",
    label = "uses a column outside of an aggregate",
    note = "rule A5, see `relvar::docs::rules::A5`"
)]
pub trait OnlyAggregates {}

#[diagnostic::do_not_recommend]
impl OnlyAggregates for AggregateLevel {}

#[diagnostic::do_not_recommend]
impl OnlyAggregates for ConstantLevel {}

/// The grouping verdict on a condition of HAVING: only asked where it has a column outside of an aggregate.
pub trait ConditionGrouping<C, Group> {
    /// The culprit is a column.
    type Verdict: Verdict;
}

impl<Aggregate, Window, C, Group> ConditionGrouping<C, Group> for LevelOf<B0, Aggregate, Window> {
    type Verdict = Valid;
}

impl<Aggregate, Window, C, Group: CheckGrouping<C>> ConditionGrouping<C, Group>
    for LevelOf<B1, Aggregate, Window>
{
    type Verdict = Group::Verdict;
}

impl<Lack, C, Group> ConditionGrouping<C, Group> for Unfinished<Lack> {
    type Verdict = Valid;
}

/// The grouping verdict on the condition `C` under `Group`.
pub type GroupingOfCondition<C, Group> = <<C as Expression>::Level as ConditionGrouping<C, Group>>::Verdict;
