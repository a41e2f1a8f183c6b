//! `ORDER BY` (PostgreSQL manual, section 7.5).

use super::{IntoGroup, SelectedItems};
use crate::backend::{Backend, Values};
use crate::check::kept::Sorts;
use crate::check::*;
use crate::expr::ops::order::OrderTerm;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy};
use crate::row::{ItemLevel, LevelOfOrder, OrderList};
use crate::stmt::Select;

/// `ORDER BY terms`
#[derive(Clone, Copy, Debug)]
pub struct OrderBy<Terms>(pub(crate) Terms);

/// Terms and, after a comma, more terms.
#[derive(Clone, Copy, Debug)]
pub struct ThenBy<First, Second>(pub(crate) First, pub(crate) Second);

impl<Direction, E: Expression> ItemLevel for OrderTerm<Direction, E> {
    type Level = E::Level;
}

impl<D: Dialect, Terms: Render<D>> Render<D> for OrderBy<Terms>
where
    Sorts<Terms>: SupportedBy<D>,
{
    type Support = Both<Terms::Support, Support<Sorts<Terms>, D>>;
    const ROPE: &'static Rope = &Rope::Clause(" ORDER BY ", &Rope::Terms(Terms::ROPE));
}

impl<D: Dialect, First: Render<D>, Second: Render<D>> Render<D> for ThenBy<First, Second> {
    type Support = Both<First::Support, Second::Support>;
    const ROPE: &'static Rope = &Rope::List(", ", &[First::ROPE, Second::ROPE]);
}

impl<B: Backend, Terms: Values<B>> Values<B> for OrderBy<Terms> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

impl<B: Backend, First: Values<B>, Second: Values<B>> Values<B> for ThenBy<First, Second> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
        self.1.values(parameters);
    }
}

/// The terms of an ORDER BY that may be missing, for the rules.
pub trait OrderItems {
    /// As a list.
    type Items;
}

impl OrderItems for Unset {
    type Items = Nil;
}

impl OrderItems for AnyOrder {
    type Items = Nil;
}

impl<Terms: OrderList> OrderItems for OrderBy<Terms> {
    type Items = Terms::Items;
}

impl<First: OrderList, Second: OrderList> OrderList for ThenBy<First, Second> {
    type Items = Cons<First::Items, Cons<Second::Items, Nil>>;
}

/// No order, on purpose: `.any_order()`.
#[derive(Clone, Copy, Debug)]
pub struct AnyOrder;

impl<D: Dialect> Render<D> for AnyOrder {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<B: Backend> Values<B> for AnyOrder {
    fn values(&self, _: &mut B::Parameters) {}
}

impl OrderGiven for AnyOrder {
    type Verdict = Valid;
}

impl<Terms> OrderGiven for OrderBy<Terms> {
    type Verdict = Valid;
}

#[diagnostic::do_not_recommend]
impl NotOrderedYet for AnyOrder {}

type Selected<D, Scope, Columns, Order> = <D as DistinctRule<Scope, Columns, Order>>::Selected;
type Leading<D, Scope, Columns, Order> = <D as DistinctRule<Scope, Columns, Order>>::Leading;
/// The select list so far, after the expressions of DISTINCT ON.
type Given<Distinct, Columns> = <Distinct as DistinctItems>::Before<<Columns as SelectedItems>::Items>;

/// The grouping that a term of ORDER BY is checked under: an aggregate in it needs one.
pub type GroupOfOrder<Group, Terms> = GroupAfter<Group, LevelOfOrder<Terms>>;
/// The grouping that a term brings, which the select list before it is checked under.
type NewOfOrder<Group, Terms> = NewGroup<Group, LevelOfOrder<Terms>>;

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `ORDER BY terms`: an expression, its `.asc()` or `.desc()`, or a tuple of them.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.order_by((users::age.desc(), users::name)).then_by(users::id).select(users::id).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.id FROM users ORDER BY users.age DESC, users.name, users.id");
    /// ```
    pub fn order_by<Terms>(
        self,
        terms: Terms,
    ) -> Select<
        Scope,
        Distinct,
        Columns,
        From,
        Filter,
        GroupOfOrder<Group, Terms>,
        Having,
        OrderBy<Terms>,
        Limit,
        Offset,
    >
    where
        Columns: SelectedItems,
        Distinct: DistinctItems + DistinctRule<Scope, Columns, OrderBy<Terms>>,
        Terms: OrderList<Items: InScope<Scope> + crate::row::ListLevel + NoValues>,
        Group: AfterAggregate<<LevelOfOrder<Terms> as Level>::HasAggregate>,
        Group: IntoGroup<GroupOfOrder<Group, Terms>>,
        GroupOfOrder<Group, Terms>: CheckGrouping<Terms::Items>,
        NewOfOrder<Group, Terms>: CheckGrouping<Given<Distinct, Columns>>,
        Order: NotOrderedYet,
        ValuesIn<Terms>: OrdersRows,
        ScopeOf<Terms::Items, Scope>: InFrom<Culprit<ScopeOf<Terms::Items, Scope>>>,
        <LevelOfOrder<Terms> as Level>::NotNested: NotNested,
        <LevelOfOrder<Terms> as Level>::OverGiven: HasOver<WithoutOver<LevelOfOrder<Terms>>>,
        <LevelOfOrder<Terms> as Level>::WithinGroupGiven:
            HasWithinGroup<WithoutWithinGroup<LevelOfOrder<Terms>>>,
        <LevelOfOrder<Terms> as Level>::HasWindow: CheckWindows<Having, Terms::Items>,
        WindowsOf<Having, LevelOfOrder<Terms>, Terms::Items>:
            WindowDefined<Culprit<WindowsOf<Having, LevelOfOrder<Terms>, Terms::Items>>>,
        GroupingOf<GroupOfOrder<Group, Terms>, Terms::Items>:
            IsGrouped<Culprit<GroupingOf<GroupOfOrder<Group, Terms>, Terms::Items>>>,
        GroupingOf<NewOfOrder<Group, Terms>, Given<Distinct, Columns>>:
            IsGrouped<Culprit<GroupingOf<NewOfOrder<Group, Terms>, Given<Distinct, Columns>>>>,
        Selected<Distinct, Scope, Columns, OrderBy<Terms>>:
            SelectedDistinct<Culprit<Selected<Distinct, Scope, Columns, OrderBy<Terms>>>>,
        Leading<Distinct, Scope, Columns, OrderBy<Terms>>:
            LeadingDistinct<Culprit<Leading<Distinct, Scope, Columns, OrderBy<Terms>>>>,
    {
        self.map_order::<Scope, _>(|_| OrderBy(terms)).map_group(IntoGroup::into_group)
    }

    /// No ORDER BY, on purpose: LIMIT then takes any rows.
    pub fn any_order(
        self,
    ) -> Select<Scope, Distinct, Columns, From, Filter, Group, Having, AnyOrder, Limit, Offset>
    where
        Order: NotOrderedYet,
    {
        self.map_order(|_| AnyOrder)
    }
}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Terms, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, OrderBy<Terms>, Limit, Offset>
{
    /// `ORDER BY .., terms`: more terms after those of `.order_by(..)`.
    pub fn then_by<More>(
        self,
        terms: More,
    ) -> Select<
        Scope,
        Distinct,
        Columns,
        From,
        Filter,
        GroupOfOrder<Group, More>,
        Having,
        OrderBy<ThenBy<Terms, More>>,
        Limit,
        Offset,
    >
    where
        Columns: SelectedItems,
        Distinct: DistinctItems + DistinctRule<Scope, Columns, OrderBy<ThenBy<Terms, More>>>,
        Terms: OrderList,
        More: OrderList<Items: InScope<Scope> + crate::row::ListLevel + NoValues>,
        Group: AfterAggregate<<LevelOfOrder<More> as Level>::HasAggregate>,
        Group: IntoGroup<GroupOfOrder<Group, More>>,
        GroupOfOrder<Group, More>: CheckGrouping<More::Items>,
        NewOfOrder<Group, More>: CheckGrouping<Terms::Items> + CheckGrouping<Given<Distinct, Columns>>,
        ValuesIn<More>: OrdersRows,
        ScopeOf<More::Items, Scope>: InFrom<Culprit<ScopeOf<More::Items, Scope>>>,
        <LevelOfOrder<More> as Level>::NotNested: NotNested,
        <LevelOfOrder<More> as Level>::OverGiven: HasOver<WithoutOver<LevelOfOrder<More>>>,
        <LevelOfOrder<More> as Level>::WithinGroupGiven:
            HasWithinGroup<WithoutWithinGroup<LevelOfOrder<More>>>,
        <LevelOfOrder<More> as Level>::HasWindow: CheckWindows<Having, More::Items>,
        WindowsOf<Having, LevelOfOrder<More>, More::Items>:
            WindowDefined<Culprit<WindowsOf<Having, LevelOfOrder<More>, More::Items>>>,
        GroupingOf<GroupOfOrder<Group, More>, More::Items>:
            IsGrouped<Culprit<GroupingOf<GroupOfOrder<Group, More>, More::Items>>>,
        GroupingOf<NewOfOrder<Group, More>, Terms::Items>:
            IsGrouped<Culprit<GroupingOf<NewOfOrder<Group, More>, Terms::Items>>>,
        GroupingOf<NewOfOrder<Group, More>, Given<Distinct, Columns>>:
            IsGrouped<Culprit<GroupingOf<NewOfOrder<Group, More>, Given<Distinct, Columns>>>>,
        Selected<Distinct, Scope, Columns, OrderBy<ThenBy<Terms, More>>>:
            SelectedDistinct<Culprit<Selected<Distinct, Scope, Columns, OrderBy<ThenBy<Terms, More>>>>>,
        Leading<Distinct, Scope, Columns, OrderBy<ThenBy<Terms, More>>>:
            LeadingDistinct<Culprit<Leading<Distinct, Scope, Columns, OrderBy<ThenBy<Terms, More>>>>>,
    {
        self.map_order::<Scope, _>(|order| OrderBy(ThenBy(order.0, terms))).map_group(IntoGroup::into_group)
    }
}
