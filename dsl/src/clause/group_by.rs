//! `GROUP BY` (PostgreSQL manual, section 7.2.3).

use super::Natural;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::row::{ItemLevel, LevelOfList, Outputs, OutputsOf, SelectList};
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
