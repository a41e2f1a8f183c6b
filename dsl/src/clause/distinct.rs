//! `DISTINCT` and `DISTINCT ON` (PostgreSQL manual, section 7.3.3).

use super::{IntoGroup, OrderItems, SelectedItems};
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy};
use crate::row::{ItemLevel, LevelOfList, Outputs, OutputsOf, SelectList};
use crate::stmt::Select;

/// `DISTINCT`
#[derive(Clone, Copy, Debug)]
pub struct DistinctRows;

/// `DISTINCT ON (expressions)`
#[derive(Clone, Copy, Debug)]
pub struct DistinctOn<On>(pub(crate) On);

taken! {
    [] DistinctRows;
    [On] DistinctOn<On>;
}

impl<D: Dialect> Render<D> for DistinctRows {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal("DISTINCT ");
}

impl<D: Dialect, On: Render<D>> Render<D> for DistinctOn<On>
where
    crate::render::DISTINCT_ON: SupportedBy<D>,
{
    type Support = Both<Support<crate::render::DISTINCT_ON, D>, On::Support>;
    const ROPE: &'static Rope =
        &Rope::Join(&[&Rope::Literal("DISTINCT ON ("), On::ROPE, &Rope::Literal(") ")]);
}

impl<B: Backend> Values<B> for DistinctRows {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<B: Backend, On: Values<B>> Values<B> for DistinctOn<On> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// The verdicts of the DISTINCT slot `D` on a query.
type Selected<D, Scope, Columns, Order> = <D as DistinctRule<Scope, Columns, Order>>::Selected;
type Leading<D, Scope, Columns, Order> = <D as DistinctRule<Scope, Columns, Order>>::Leading;
type Equal<D, Scope, Columns, Order> = <D as DistinctRule<Scope, Columns, Order>>::Equal;
type EqualOn<On, Scope> = <OutputsOf<<On as SelectList>::Items, Scope, NotGrouped> as AllEqual>::Verdict;

/// The select list and ORDER BY so far.
type Given<Columns, Order> = Cons<<Columns as SelectedItems>::Items, <Order as OrderItems>::Items>;

/// The grouping after DISTINCT ON: an aggregate in it needs one.
pub type GroupOn<Group, On> = GroupAfter<Group, LevelOfList<On>>;
/// The grouping that the expressions bring, which the clauses before them are checked under.
type NewOn<Group, On> = NewGroup<Group, LevelOfList<On>>;

#[relvar_macros::brief]
impl<Scope, Held, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Held, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `SELECT DISTINCT`: equal rows are given once. ORDER BY then takes what is selected; where nothing was selected
    /// yet, that is every column.
    pub fn distinct(
        self,
    ) -> Select<Scope, DistinctRows, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    where
        DistinctRows: DistinctRule<Scope, Columns, Order>,
        Held: NotGivenYet<DISTINCT>,
        Selected<DistinctRows, Scope, Columns, Order>:
            SelectedDistinct<Culprit<Selected<DistinctRows, Scope, Columns, Order>>>,
        Equal<DistinctRows, Scope, Columns, Order>:
            ComparedBy<DISTINCT, Culprit<Equal<DistinctRows, Scope, Columns, Order>>>,
    {
        self.map_distinct(|_| DistinctRows)
    }

    /// `SELECT DISTINCT ON (expressions)`: of the rows with equal values of these, the first one. Which is the first,
    /// ORDER BY says: it begins with the same expressions, in any order.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let latest = posts
    ///     .select((posts::user_id, posts::title))
    ///     .distinct_on(posts::user_id)
    ///     .order_by((posts::user_id, posts::id.desc()));
    /// assert_eq!(
    ///     latest.sql::<Postgres>(),
    ///     "SELECT DISTINCT ON (posts.user_id) posts.user_id, posts.title FROM posts \
    ///      ORDER BY posts.user_id, posts.id DESC",
    /// );
    /// ```
    pub fn distinct_on<On>(
        self,
        expressions: On,
    ) -> Select<Scope, DistinctOn<On>, Columns, From, Filter, GroupOn<Group, On>, Having, Order, Limit, Offset>
    where
        Columns: SelectedItems,
        Order: OrderItems,
        On: SelectList<Items: Outputs<Scope, NotGrouped>> + InScope<Scope> + ItemLevel,
        OutputsOf<On::Items, Scope, NotGrouped>: AllEqual,
        DistinctOn<On>: DistinctRule<Scope, Columns, Order>,
        Group: AfterAggregate<<LevelOfList<On> as Level>::HasAggregate> + IntoGroup<GroupOn<Group, On>>,
        GroupOn<Group, On>: CheckGrouping<On::Items>,
        NewOn<Group, On>: CheckGrouping<Given<Columns, Order>>,
        Held: NotGivenYet<DISTINCT>,
        ScopeOf<On, Scope>: InFrom<Culprit<ScopeOf<On, Scope>>>,
        <LevelOfList<On> as Level>::NotNested: NotNested,
        <LevelOfList<On> as Level>::OverGiven: HasOver<WithoutOver<LevelOfList<On>>>,
        <LevelOfList<On> as Level>::WithinGroupGiven: HasWithinGroup<WithoutWithinGroup<LevelOfList<On>>>,
        <LevelOfList<On> as Level>::HasWindow: CheckWindows<Having, On::Items>,
        WindowsOf<Having, LevelOfList<On>, On::Items>:
            WindowDefined<Culprit<WindowsOf<Having, LevelOfList<On>, On::Items>>>,
        GroupingOf<GroupOn<Group, On>, On::Items>:
            IsGrouped<Culprit<GroupingOf<GroupOn<Group, On>, On::Items>>>,
        GroupingOf<NewOn<Group, On>, Given<Columns, Order>>:
            IsGrouped<Culprit<GroupingOf<NewOn<Group, On>, Given<Columns, Order>>>>,
        EqualOn<On, Scope>: ComparedBy<DISTINCT, Culprit<EqualOn<On, Scope>>>,
        Leading<DistinctOn<On>, Scope, Columns, Order>:
            LeadingDistinct<Culprit<Leading<DistinctOn<On>, Scope, Columns, Order>>>,
    {
        self.map_distinct::<Scope, _>(|_| DistinctOn(expressions)).map_group(IntoGroup::into_group)
    }
}
