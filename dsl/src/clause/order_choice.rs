//! `ORDER BY` one of a closed set of orders, chosen at run time. Each has a constant text of its own.

use std::marker::PhantomData;

use super::{Limit, OrderBy, Skip};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::kept::SortedTerms;
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Sqlite, Support, SupportedBy, constant_text, on_postgres};
use crate::row::{ListLevel, OrderList};
use crate::stmt::{Cardinality, Decodes, Fetchable, Select, Spell, Statement};

/// An enum whose variants are orders; [`order!`](crate::order) declares one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a set of orders",
    label = "expected an enum that `relvar::order!` declares",
    note = "rule J2, see `relvar::docs::rules::J2`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait OrderChoice: Copy {
    /// The terms of each variant: a list of tuples.
    type Variants;
    /// The position of this variant.
    fn index(self) -> usize;
}

/// The terms of all variants, for the rules.
pub trait ChoiceItems {
    /// As one list.
    type Items;
}

impl ChoiceItems for Nil {
    type Items = Nil;
}

impl<Terms: OrderList, Rest: ChoiceItems> ChoiceItems for Cons<Terms, Rest> {
    type Items = Cons<Terms::Items, Rest::Items>;
}

/// ORDER BY one of these lists of terms.
#[derive(Clone, Copy, Debug)]
pub struct SortsByOneOf<Variants>(PhantomData<Variants>);

impl<Variants: ChoiceItems<Items: SortedTerms>> SupportedBy<Sqlite> for SortsByOneOf<Variants> {
    type Verdict = <Variants::Items as SortedTerms>::Verdict;
}

on_postgres!(SortsByOneOf<Variants>);

/// A query whose ORDER BY is chosen at run time.
#[derive(Clone, Copy, Debug)]
#[must_use = "a query does nothing until it is fetched"]
pub struct ByChoice<Query, Choice> {
    query: Query,
    choice: Choice,
}

/// A query that takes an ORDER BY.
pub trait TakesOrder {
    /// The query with these terms.
    type By<Terms>;
}

impl<Scope, Distinct, Columns, From, Filter, Group, Having, Limit, Offset> TakesOrder
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Unset, Limit, Offset>
{
    type By<Terms> =
        Select<Scope, Distinct, Columns, From, Filter, Group, Having, OrderBy<Terms>, Limit, Offset>;
}

/// The texts of a query under each of a list of orders.
pub trait ChoiceTexts<Query, D> {
    /// That of the one at `index`.
    fn text(index: usize) -> &'static str;
}

impl<Query: TakesOrder<By<Terms>: Render<D>>, D: Dialect, Terms> ChoiceTexts<Query, D> for Cons<Terms, Nil> {
    fn text(_: usize) -> &'static str {
        constant_text::<Query::By<Terms>, D>()
    }
}

impl<Query, D, Terms, Next, Rest> ChoiceTexts<Query, D> for Cons<Terms, Cons<Next, Rest>>
where
    Query: TakesOrder<By<Terms>: Render<D>>,
    D: Dialect,
    Cons<Next, Rest>: ChoiceTexts<Query, D>,
{
    fn text(index: usize) -> &'static str {
        match index.checked_sub(1) {
            None => constant_text::<Query::By<Terms>, D>(),
            Some(index) => Cons::<Next, Rest>::text(index),
        }
    }
}

type ChosenItems<Choice> = <<Choice as OrderChoice>::Variants as ChoiceItems>::Items;
type ChosenScope<Choice, Scope> = ScopeOf<ChosenItems<Choice>, Scope>;
type ChosenGrouping<Choice, Group> = GroupingOf<Group, ChosenItems<Choice>>;

#[relvar_macros::brief]
impl<Scope, Columns, From, Filter, Group, Having>
    Select<Scope, Unset, Columns, From, Filter, Group, Having, Unset, Unset, Unset>
{
    /// `ORDER BY` the variant `choice` of an enum that [`order!`](crate::order) declares. It comes after the select list;
    /// LIMIT and OFFSET may follow.
    pub fn order_by_choice<Choice: OrderChoice>(self, choice: Choice) -> ByChoice<Self, Choice>
    where
        Choice::Variants: ChoiceItems<Items: InScope<Scope> + ListLevel>,
        Group: CheckGrouping<ChosenItems<Choice>>,
        ChosenScope<Choice, Scope>: InFrom<Culprit<ChosenScope<Choice, Scope>>>,
        ChosenGrouping<Choice, Group>: IsGrouped<Culprit<ChosenGrouping<Choice, Group>>>,
    {
        ByChoice { query: self, choice }
    }
}

#[relvar_macros::brief]
impl<Scope, Columns, From, Filter, Group, Having, Held, Offset, Choice>
    ByChoice<Select<Scope, Unset, Columns, From, Filter, Group, Having, Unset, Held, Offset>, Choice>
{
    /// `LIMIT rows`: at most so many rows.
    pub fn limit(
        self,
        rows: u32,
    ) -> ByChoice<Select<Scope, Unset, Columns, From, Filter, Group, Having, Unset, Limit, Offset>, Choice>
    where
        Held: NotGivenYet<LIMIT>,
    {
        ByChoice { query: self.query.map_limit(|_| Limit(i64::from(rows))), choice: self.choice }
    }
}

#[relvar_macros::brief]
impl<Scope, Columns, From, Filter, Group, Having, Limits, Held, Choice>
    ByChoice<Select<Scope, Unset, Columns, From, Filter, Group, Having, Unset, Limits, Held>, Choice>
{
    /// `OFFSET rows`: leaves out so many rows first.
    pub fn offset(
        self,
        rows: u32,
    ) -> ByChoice<Select<Scope, Unset, Columns, From, Filter, Group, Having, Unset, Limits, Skip>, Choice>
    where
        Held: NotGivenYet<OFFSET>,
    {
        ByChoice { query: self.query.map_offset(|_| Skip(i64::from(rows))), choice: self.choice }
    }
}

#[relvar_macros::brief]
impl<Query, Choice: OrderChoice> ByChoice<Query, Choice> {
    /// The text in the dialect `D`: a constant of the program for each variant.
    pub fn sql_text<D: Dialect>(&self) -> &'static str
    where
        Choice::Variants: ChoiceTexts<Query, D>,
    {
        Choice::Variants::text(self.choice.index())
    }
}

impl<Query: Statement, Choice> Statement for ByChoice<Query, Choice> {
    type Row = Query::Row;
    type Access = Query::Access;
    type Alone = Query::Alone;
    type Grouping = Query::Grouping;
    type Meant = Query::Meant;
    const COLUMNS: &'static ColumnTypes = Query::COLUMNS;
}

impl<Query: Cardinality, Choice> Cardinality for ByChoice<Query, Choice> {
    type AtMostOne = Query::AtMostOne;
}

impl<Query: Fetchable, Choice> Fetchable for ByChoice<Query, Choice> {}

impl<D: Dialect, Query: Render<D>, Choice: OrderChoice> Spell<D> for ByChoice<Query, Choice>
where
    Choice::Variants: ChoiceTexts<Query, D>,
    SortsByOneOf<Choice::Variants>: SupportedBy<D>,
{
    type Support = Both<Query::Support, Support<SortsByOneOf<Choice::Variants>, D>>;

    fn text(&self) -> SqlText {
        SqlText::Constant(Choice::Variants::text(self.choice.index()))
    }
}

/// The terms are columns, which hold no value.
impl<B: Backend, Query: Values<B>, Choice> Values<B> for ByChoice<Query, Choice> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.query.values(parameters);
    }
}

impl<B: Backend, Query: Decodes<B>, Choice> Decodes<B> for ByChoice<Query, Choice> {
    fn decode(row: &B::Row) -> Result<Query::Row, CodecError> {
        Query::decode(row)
    }
}
