//! `HAVING` (PostgreSQL manual, section 7.2.3).

use super::{IntoGroup, OrderItems, SelectedItems};
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::Select;

/// `HAVING condition`
#[derive(Clone, Copy, Debug)]
pub struct HavingClause<Condition>(pub(crate) Condition);

impl<D: Dialect, Condition: Render<D>> Render<D> for HavingClause<Condition> {
    type Support = Condition::Support;
    const ROPE: &'static Rope = &Rope::Clause(" HAVING ", Condition::ROPE);
}

impl<B: Backend, Condition: Values<B>> Values<B> for HavingClause<Condition> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// ORDER BY so far, after the expressions of DISTINCT ON.
type Given<Distinct, Order> = <Distinct as DistinctItems>::Before<<Order as OrderItems>::Items>;

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `HAVING condition` on groups; a second call adds `AND condition`. A column in it must be grouped or inside an
    /// aggregate; without GROUP BY all rows are one group.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.group_by(users::team_id).having(count_rows().gt(2)).select(users::team_id).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.team_id FROM users GROUP BY users.team_id HAVING count(*) > $1");
    /// ```
    pub fn having<Condition>(
        self,
        condition: Condition,
    ) -> Select<Scope, Distinct, Columns, From, Filter, GroupOfHaving<Group>, Having::And, Order, Limit, Offset>
    where
        Having: AddHaving<Condition>,
        Columns: SelectedItems,
        Order: OrderItems,
        Distinct: DistinctItems,
        Group: AfterAggregate<typenum::B1> + IntoGroup<GroupOfHaving<Group>>,
        NewOfHaving<Group>: CheckGrouping<Columns::Items> + CheckGrouping<Given<Distinct, Order>>,
        Condition: ValueIn<Scope>,
        Condition::SqlType: SearchCondition<HAVING>,
        ScopeOf<Condition, Scope>: InFrom<Culprit<ScopeOf<Condition, Scope>>>,
        Condition::Level: ConditionGrouping<Condition, GroupOfHaving<Group>>,
        GroupingOfCondition<Condition, GroupOfHaving<Group>>:
            IsGrouped<Culprit<GroupingOfCondition<Condition, GroupOfHaving<Group>>>>,
        GroupingOf<NewOfHaving<Group>, Columns::Items>:
            IsGrouped<Culprit<GroupingOf<NewOfHaving<Group>, Columns::Items>>>,
        GroupingOf<NewOfHaving<Group>, Given<Distinct, Order>>:
            IsGrouped<Culprit<GroupingOf<NewOfHaving<Group>, Given<Distinct, Order>>>>,
        WindowIn<Condition>: NoWindow<HAVING>,
        <Condition::Level as Level>::NotNested: NotNested,
        <Condition::Level as Level>::WithinGroupGiven: HasWithinGroup<WithoutWithinGroup<Condition::Level>>,
    {
        self.map_having::<Scope, _>(|existing| existing.add(condition)).map_group(IntoGroup::into_group)
    }
}

/// The grouping of a query with HAVING.
pub type GroupOfHaving<Group> = <Group as AfterAggregate<typenum::B1>>::Group;
/// The grouping that HAVING brings, which the clauses before it are checked under.
type NewOfHaving<Group> = <Group as AfterAggregate<typenum::B1>>::Newly;

/// A HAVING clause that takes one more condition.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait AddHaving<Condition> {
    /// Both.
    type And;
    /// `existing AND condition`
    fn add(self, condition: Condition) -> Self::And;
}

impl<Condition> AddHaving<Condition> for Unset {
    type And = HavingClause<Condition>;

    fn add(self, condition: Condition) -> HavingClause<Condition> {
        HavingClause(condition)
    }
}

impl<First, Condition> AddHaving<Condition> for HavingClause<First> {
    type And = HavingClause<crate::expr::Infix<crate::expr::ops::logic::And, First, Condition>>;

    fn add(self, condition: Condition) -> Self::And {
        HavingClause(crate::expr::Infix::new(self.0, condition))
    }
}
