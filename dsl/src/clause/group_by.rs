//! `GROUP BY` (PostgreSQL manual, section 7.2.3).

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::Natural;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Sqlite, Support, SupportedBy, on_postgres};
use crate::row::{ItemLevel, LevelOfList, ListLevel, Outputs, OutputsOf, SelectList};
use crate::stmt::Select;

macro_rules! ungrouped {
    ($($name:ty)*) => { $(
        impl<D: Dialect> Render<D> for $name {
            type Support = Valid;
            const ROPE: &'static Rope = &Rope::Empty;
        }

        impl<B: Backend> Values<B> for $name {
            fn values(&self, _: &mut B::Parameters) {}
        }

        #[diagnostic::do_not_recommend]
        impl NotGroupedYet for $name {}
    )* };
}

ungrouped!(NotGrouped WholeTable);

/// A grouping under the select list `List`. HAVING or ORDER BY may make one group of all rows, and not every dialect has that
/// where the select list has no aggregate.
pub trait GroupUnder<List, D: Dialect>: Render<D> {
    /// What both need.
    type Support: Verdict;
}

impl<List, D: Dialect> GroupUnder<List, D> for NotGrouped {
    type Support = Valid;
}

impl<List, D: Dialect, By: Render<D>> GroupUnder<List, D> for Grouped<By> {
    type Support = By::Support;
}

impl<List, D: Dialect> GroupUnder<List, D> for WholeTable
where
    OneGroup<List>: SupportedBy<D>,
{
    type Support = Support<OneGroup<List>, D>;
}

/// One group of all rows, of which `List` is selected.
#[derive(Clone, Copy, Debug)]
pub struct OneGroup<List>(PhantomData<List>);

/// How messages call an aggregate in HAVING or ORDER BY where neither GROUP BY is nor an aggregate in the select list.
#[allow(non_camel_case_types, reason = "a message spells SQL")]
#[derive(Clone, Copy, Debug)]
pub struct AGGREGATE_OUTSIDE_OF_SELECT;

impl<List: Aggregating> SupportedBy<Sqlite> for OneGroup<List> {
    type Verdict = List::Verdict;
}

on_postgres!(OneGroup<List>);

/// Does a select list make a group?
pub trait Aggregating {
    /// The culprit is [`AGGREGATE_OUTSIDE_OF_SELECT`].
    type Verdict: Verdict;
}

impl<List: SelectList<Items: ListLevel>> Aggregating for List
where
    <<List::Items as ListLevel>::Level as Level>::HasAggregate: AggregateThere,
{
    type Verdict = <<<List::Items as ListLevel>::Level as Level>::HasAggregate as AggregateThere>::Verdict;
}

/// The answer of a bit.
pub trait AggregateThere {
    /// See [`Aggregating`].
    type Verdict: Verdict;
}

impl AggregateThere for B0 {
    type Verdict = Fail<AGGREGATE_OUTSIDE_OF_SELECT>;
}

impl AggregateThere for B1 {
    type Verdict = Valid;
}

impl<D: Dialect, By: Render<D>> Render<D> for Grouped<By> {
    type Support = By::Support;
    const ROPE: &'static Rope = &Rope::Clause(" GROUP BY ", By::ROPE);
}

impl<B: Backend, By: Values<B>> Values<B> for Grouped<By> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// The verdict on comparing groups.
pub(super) type EqualBy<By, Scope> =
    <OutputsOf<<By as SelectList>::Items, Scope, NotGrouped> as AllEqual>::Verdict;

#[relvar_macros::brief]
impl<Scope, Distinct, From, Filter, Group, Having, Limit, Offset>
    Select<Scope, Distinct, Natural, From, Filter, Group, Having, Unset, Limit, Offset>
{
    /// `GROUP BY by`: an expression or a tuple of them. It comes before `.select(..)` and `.order_by(..)`, which are
    /// checked against it.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.group_by(users::team_id).select((users::team_id, count_rows())).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.team_id, count(*) FROM users GROUP BY users.team_id");
    /// ```
    pub fn group_by<By>(
        self,
        by: By,
    ) -> Select<Scope, Distinct, Natural, From, Filter, Grouped<By>, Having, Unset, Limit, Offset>
    where
        Distinct: DistinctItems,
        By: SelectList<Items: Outputs<Scope, NotGrouped>> + InScope<Scope> + ItemLevel,
        OutputsOf<By::Items, Scope, NotGrouped>: AllEqual,
        Grouped<By>: CheckGrouping<Distinct::Before<Nil>>,
        Group: NotGroupedYet,
        ScopeOf<By, Scope>: InFrom<Culprit<ScopeOf<By, Scope>>>,
        <LevelOfList<By> as Level>::NoAggregate: NoAggregateInGroupBy,
        <LevelOfList<By> as Level>::NoWindow: NoWindowInGroupBy,
        EqualBy<By, Scope>: ComparedByGroupBy<Culprit<EqualBy<By, Scope>>>,
        GroupingOf<Grouped<By>, Distinct::Before<Nil>>:
            IsGrouped<Culprit<GroupingOf<Grouped<By>, Distinct::Before<Nil>>>>,
    {
        self.map_group(|_| Grouped(by))
    }
}
