//! The select list (PostgreSQL manual, section 7.3).

use super::OrderItems;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::{Aggregate, Existence, Subquery, fns};
use crate::kernel::*;
use crate::row::*;
use crate::stmt::Select;

/// No select list yet: the natural row of the FROM clause.
#[derive(Clone, Copy, Debug)]
pub struct Natural;

/// A chosen select list.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<List>(pub(crate) List);

/// The list that a query selects in the end.
pub trait Listed<Scope> {
    /// The list.
    type List: SelectList;
    /// The expressions whose grouping was not checked yet: those of the natural row.
    type Unchecked;
}

impl<Scope: NaturalItems<Nil>> Listed<Scope> for Natural {
    type List = Scope::Item;
    type Unchecked = Scope::Item;
}

impl<Scope, List: SelectList> Listed<Scope> for Chosen<List> {
    type List = List;
    type Unchecked = Nil;
}

/// The expressions of a chosen list.
pub trait AndColumns {
    /// As one list.
    type Items;
}

impl<List: SelectList> AndColumns for Chosen<List> {
    type Items = List::Items;
}

/// What was selected so far, for the rules of a clause that comes later; the natural row is checked at the end.
pub trait SelectedItems {
    /// The expressions as one list.
    type Items;
}

impl SelectedItems for Natural {
    type Items = Nil;
}

impl<List: SelectList> SelectedItems for Chosen<List> {
    type Items = List::Items;
}

#[diagnostic::do_not_recommend]
impl NotGivenYet<SELECT> for Natural {}

impl<B: Backend> Values<B> for Natural {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<B: Backend, List: Values<B>> Values<B> for Chosen<List> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

type Selected<D, Scope, List, Order> = <D as DistinctRule<Scope, Chosen<List>, Order>>::Selected;
type Equal<D, Scope, List, Order> = <D as DistinctRule<Scope, Chosen<List>, Order>>::Equal;
/// ORDER BY so far, after the expressions of DISTINCT ON.
type Given<Distinct, Order> = <Distinct as DistinctItems>::Before<<Order as OrderItems>::Items>;

/// The grouping after the list `List` was selected.
pub type GroupWith<Group, List> = GroupAfter<Group, LevelOfList<List>>;
/// The grouping that a select list brings, which the order before it is checked under.
type NewWith<Group, List> = NewGroup<Group, LevelOfList<List>>;

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `SELECT list`: an expression, a tuple, a whole table (`users.all()`), or `row!(Struct { field: expression })`.
    ///
    /// The row is the expression's natural Rust type, a tuple of them, the struct. A nullable expression is an `Option`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.filter(users::age.gt(30)).select((users::id, users::name)).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.id, users.name FROM users WHERE users.age > $1");
    /// ```
    pub fn select<List>(
        self,
        list: List,
    ) -> Select<
        Scope,
        Distinct,
        Chosen<List>,
        From,
        Filter,
        GroupWith<Group, List>,
        Having,
        Order,
        Limit,
        Offset,
    >
    where
        Distinct: DistinctItems + DistinctRule<Scope, Chosen<List>, Order>,
        List: SelectList + InScope<Scope> + ItemLevel + Fits<Scope, GroupWith<Group, List>>,
        Group: AfterAggregate<<LevelOfList<List> as Level>::HasAggregate>,
        Group: IntoGroup<GroupWith<Group, List>>,
        GroupWith<Group, List>: CheckGrouping<List>,
        NewWith<Group, List>: CheckGrouping<Given<Distinct, Order>>,
        Order: OrderItems,
        Columns: NotGivenYet<SELECT>,
        ScopeOf<List, Scope>: InFrom<Culprit<ScopeOf<List, Scope>>>,
        <LevelOfList<List> as Level>::NotNested: NotNested,
        <LevelOfList<List> as Level>::OverGiven: HasOver<WithoutOver<LevelOfList<List>>>,
        <LevelOfList<List> as Level>::WithinGroupGiven: HasWithinGroup<WithoutWithinGroup<LevelOfList<List>>>,
        <LevelOfList<List> as Level>::HasWindow: CheckWindows<Having, List::Items>,
        WindowsOf<Having, LevelOfList<List>, List::Items>:
            WindowDefined<Culprit<WindowsOf<Having, LevelOfList<List>, List::Items>>>,
        GroupingOf<GroupWith<Group, List>, List>:
            IsGrouped<Culprit<GroupingOf<GroupWith<Group, List>, List>>>,
        GroupingOf<NewWith<Group, List>, Given<Distinct, Order>>:
            IsGrouped<Culprit<GroupingOf<NewWith<Group, List>, Given<Distinct, Order>>>>,
        Selected<Distinct, Scope, List, Order>:
            SelectedDistinct<Culprit<Selected<Distinct, Scope, List, Order>>>,
        Equal<Distinct, Scope, List, Order>:
            ComparedBy<DISTINCT, Culprit<Equal<Distinct, Scope, List, Order>>>,
        Culprit<FitOf<List, Scope, GroupWith<Group, List>>>: MisfitParts,
        FitOf<List, Scope, GroupWith<Group, List>>: FieldsFit<
                MisfitName<FitOf<List, Scope, GroupWith<Group, List>>>,
                MisfitType<FitOf<List, Scope, GroupWith<Group, List>>>,
                MisfitRust<FitOf<List, Scope, GroupWith<Group, List>>>,
            >,
    {
        self.map_columns::<Scope, _>(|_| Chosen(list)).map_group(IntoGroup::into_group)
    }

    /// The columns that the fields of `Row` name, in the order of the fields; `Row` derives [`Row`](crate::Row).
    pub fn select_as<Row>(
        self,
    ) -> Select<
        Scope,
        Distinct,
        Chosen<IfFit<FitOf<Row::Columns, Scope, Group>, Row::Columns>>,
        From,
        Filter,
        Group,
        Having,
        Order,
        Limit,
        Offset,
    >
    where
        Distinct: DistinctRule<Scope, Chosen<Row::Columns>, Order>,
        Row: ByName<Scope>,
        Row::Columns: SelectList + Fits<Scope, Group>,
        Group: CheckGrouping<Row::Columns>,
        Columns: NotGivenYet<SELECT>,
        Row::Exists: FieldExists<Culprit<Row::Exists>>,
        Culprit<Row::Unambiguous>: TwoParts,
        Row::Unambiguous: FieldUnambiguous<
                Row,
                <Culprit<Row::Unambiguous> as TwoParts>::First,
                <Culprit<Row::Unambiguous> as TwoParts>::Second,
            >,
        GroupingOf<Group, Row::Columns>: IsGrouped<Culprit<GroupingOf<Group, Row::Columns>>>,
        Distinct::Selected: SelectedDistinct<Culprit<Distinct::Selected>>,
        Distinct::Equal: ComparedBy<DISTINCT, Culprit<Distinct::Equal>>,
        Culprit<FitOf<Row::Columns, Scope, Group>>: MisfitParts,
        FitOf<Row::Columns, Scope, Group>: FieldsFit<
                MisfitName<FitOf<Row::Columns, Scope, Group>>,
                MisfitType<FitOf<Row::Columns, Scope, Group>>,
                MisfitRust<FitOf<Row::Columns, Scope, Group>>,
                Keep<Row::Columns> = Row::Columns,
            >,
    {
        self.map_columns(|_| Chosen(Row::COLUMNS))
    }
}

/// The grouping slot as it is after an aggregate was selected.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait IntoGroup<Group> {
    /// Turns it into that.
    fn into_group(self) -> Group;
}

impl<Group> IntoGroup<Group> for Group {
    fn into_group(self) -> Group {
        self
    }
}

impl IntoGroup<WholeTable> for NotGrouped {
    fn into_group(self) -> WholeTable {
        WholeTable
    }
}

/// `count(*)` of the rows.
pub type CountRows = Aggregate<fns::Count, crate::expr::EveryRow>;

impl<Scope, From, Filter, Order>
    Select<Scope, Unset, Natural, From, Filter, NotGrouped, Unset, Order, Unset, Unset>
{
    /// `SELECT count(*)`: the number of rows as `i64`, exactly one row. An order means nothing to it and is dropped.
    pub fn count(
        self,
    ) -> Select<Scope, Unset, Chosen<CountRows>, From, Filter, WholeTable, Unset, Unset, Unset, Unset> {
        self.map_columns::<Scope, _>(|_| Chosen(fns::count_rows()))
            .map_group::<Scope, _>(|_| WholeTable)
            .map_order(|_| Unset)
    }
}

/// `1`, the select list of EXISTS.
#[derive(Clone, Copy, Debug)]
pub struct One;

impl<D: crate::render::Dialect> crate::render::Render<D> for One {
    type Support = Valid;
    const ROPE: &'static crate::render::Rope = &crate::render::Rope::Literal("1");
}

impl<B: Backend> Values<B> for One {
    fn values(&self, _: &mut B::Parameters) {}
}

impl SelectList for One {
    type Items = Nil;
    const WIDTH: usize = 1;
    const COLUMNS: &'static crate::backend::ColumnTypes = &crate::backend::ColumnTypes::None;
}

/// The select list of EXISTS where all rows are one group: `1`, or an aggregate where the dialect wants one.
#[derive(Clone, Copy, Debug)]
pub struct OneOfGroup;

impl<D: crate::render::Dialect> crate::render::Render<D> for OneOfGroup {
    type Support = Valid;
    const ROPE: &'static crate::render::Rope =
        &crate::render::Rope::Literal(crate::render::said_in::<D, _>("1", &[("sqlite", "count(*)")]));
}

impl<B: Backend> Values<B> for OneOfGroup {
    fn values(&self, _: &mut B::Parameters) {}
}

impl SelectList for OneOfGroup {
    type Items = Cons<CountRows, Nil>;
    const WIDTH: usize = 1;
    const COLUMNS: &'static crate::backend::ColumnTypes = &crate::backend::ColumnTypes::None;
}

/// What EXISTS selects under this grouping.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait SelectsOne {
    /// [`One`] or [`OneOfGroup`].
    type List;
    /// It.
    const LIST: Self::List;
}

impl SelectsOne for NotGrouped {
    type List = One;
    const LIST: One = One;
}

impl<By> SelectsOne for Grouped<By> {
    type List = One;
    const LIST: One = One;
}

impl SelectsOne for WholeTable {
    type List = OneOfGroup;
    const LIST: OneOfGroup = OneOfGroup;
}

impl<Scope: OuterReferences, Distinct, From, Filter, Group, Having, Order, Limit, Offset> Existence
    for Select<Scope, Distinct, Natural, From, Filter, Group, Having, Order, Limit, Offset>
where
    Distinct: OneForAll<Self>,
    Self: Subquery,
{
    type Query = Distinct::Query;

    fn existence(self) -> Self::Query {
        Distinct::select_one(self)
    }
}

/// How a query without a select list selects `1`. DISTINCT would make one row of all; it keeps its columns.
pub trait OneForAll<Query> {
    /// The query with a select list.
    type Query: Subquery;
    /// Gives it one.
    fn select_one(query: Query) -> Self::Query;
}

impl<Query: Subquery> OneForAll<Query> for super::DistinctRows {
    type Query = Query;

    fn select_one(query: Query) -> Query {
        query
    }
}

impl<Query: Subquery, On> OneForAll<Query> for super::DistinctOn<On> {
    type Query = Query;

    fn select_one(query: Query) -> Query {
        query
    }
}

impl<Scope: OuterReferences, From, Filter, Group: SelectsOne, Having, Order, Limit, Offset>
    OneForAll<Select<Scope, Unset, Natural, From, Filter, Group, Having, Order, Limit, Offset>> for Unset
{
    type Query = Select<Scope, Unset, Chosen<Group::List>, From, Filter, Group, Having, Order, Limit, Offset>;

    fn select_one(
        query: Select<Scope, Unset, Natural, From, Filter, Group, Having, Order, Limit, Offset>,
    ) -> Self::Query {
        query.map_columns(|_| Chosen(Group::LIST))
    }
}

impl<Scope: OuterReferences, Distinct, List, From, Filter, Group, Having, Order, Limit, Offset> Existence
    for Select<Scope, Distinct, Chosen<List>, From, Filter, Group, Having, Order, Limit, Offset>
{
    type Query = Self;

    fn existence(self) -> Self {
        self
    }
}
