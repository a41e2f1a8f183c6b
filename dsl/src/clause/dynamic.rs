//! The clauses of a query that is put together at run time: `.dynamic()` boxes it, then it takes conditions, ORDER BY,
//! LIMIT and OFFSET without changing its type.

use std::marker::PhantomData;

use super::limit::{Limit, LimitOne};
use super::offset::Skip;
use super::{Listed, OrderBy};
use crate::backend::{Backend, Encode, Values};
use crate::check::*;
use crate::expr::{BoxedAggregate, BoxedSupport, BoxedWindow, Cond, IntoNode};
use crate::kernel::*;
use crate::render::{Render, Rope, Supported, is_empty};
use crate::row::{LevelOfOrder, ListLevel, OrderList};
use crate::stmt::{Decodes, Dynamic, ListOf, Part, Select, Statement};
use crate::types::Int8;

/// A query that the driver `B` can box.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be boxed for this database driver",
    label = "holds a value that the driver cannot send, or has a row that it cannot read"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait IntoDynamic<'v, B: Backend>: Statement {
    /// The FROM clause.
    type Scope;
    /// The grouping.
    type Group;
    /// Whether it has an ORDER BY.
    type Ordered: Verdict;
    /// LIMIT 1 or not.
    type Limit;
    /// Does the driver's dialect have all that it uses?
    type Support: Verdict;
    /// `Fail` with DISTINCT.
    type Open: Verdict;
    /// Boxes it.
    #[doc(hidden)]
    fn into_dynamic(self) -> DynamicOf<'v, B, Self>;
}

/// The boxed form of the query `Q`.
pub type DynamicOf<'v, B, Q> = Dynamic<
    'v,
    B,
    <Q as IntoDynamic<'v, B>>::Scope,
    <Q as IntoDynamic<'v, B>>::Group,
    <Q as Statement>::Row,
    <Q as IntoDynamic<'v, B>>::Ordered,
    <Q as IntoDynamic<'v, B>>::Limit,
>;

// As verdicts of two: the compiler explains an associated type of the receiver at length.

/// See [`IntoDynamic::Support`].
pub type SupportOf<'v, B, Q> = Both<Valid, <Q as IntoDynamic<'v, B>>::Support>;
/// See [`IntoDynamic::Open`].
pub type OpenOf<'v, B, Q> = Both<Valid, <Q as IntoDynamic<'v, B>>::Open>;

/// LIMIT as the type of a boxed query keeps it.
pub trait KeptLimit {
    /// [`LimitOne`], or [`Unset`] where a LIMIT is a matter of run time.
    type Kept;
}

impl KeptLimit for Unset {
    type Kept = Unset;
}

impl KeptLimit for Limit {
    type Kept = Unset;
}

impl KeptLimit for super::LimitTies {
    type Kept = Unset;
}

impl KeptLimit for LimitOne {
    type Kept = LimitOne;
}

/// What stands behind the keyword of a clause, if it was given.
fn inner(rope: &'static Rope) -> Option<&'static Rope> {
    match rope {
        Rope::Clause(_, inner) if !is_empty(inner) => Some(inner),
        _ => None,
    }
}

impl<'v, B, Own, Distinct, Columns, From, Filter, By, Having, Order, Held, Offset> IntoDynamic<'v, B>
    for Select<Own, Distinct, Columns, From, Filter, By, Having, Order, Held, Offset>
where
    B: Backend,
    Self: Statement + Decodes<B> + Render<B::Dialect>,
    Distinct: Slot<DISTINCT>,
    Columns: Listed<Own> + Values<B> + Send + Sync + 'v,
    ListOf<Columns, Own>: Render<B::Dialect>,
    From: Render<B::Dialect> + Values<B> + Send + Sync + 'v,
    Filter: Render<B::Dialect> + Values<B> + Send + Sync + 'v,
    By: Render<B::Dialect> + Values<B> + Send + Sync + 'v,
    Having: Render<B::Dialect> + Values<B> + Send + Sync + 'v,
    Order: Render<B::Dialect> + Values<B> + OrderGiven + Send + Sync + 'v,
    Held: Render<B::Dialect> + Values<B> + KeptLimit + Send + Sync + 'v,
    Offset: Render<B::Dialect> + Values<B> + Send + Sync + 'v,
{
    type Scope = Own;
    type Group = By;
    type Ordered = Order::Verdict;
    type Limit = Held::Kept;
    type Support = <Self as Render<B::Dialect>>::Support;
    type Open = Distinct::Free;

    fn into_dynamic(self) -> DynamicOf<'v, B, Self> {
        let from = Box::new((self.columns, self.from));
        let mut filter = Vec::new();
        if let Some(rope) = inner(Filter::ROPE) {
            filter.push(crate::expr::Node::Leaf(rope, Box::new(self.filter)));
        }
        let mut order = Vec::new();
        if let Some(rope) = inner(Order::ROPE) {
            order.push(Part { ropes: [rope, &Rope::Empty], values: Box::new(self.order) });
        }
        let given = |rope: &Rope| !is_empty(rope);
        Dynamic {
            head: Part {
                ropes: [
                    <ListOf<Columns, Own> as Render<B::Dialect>>::ROPE,
                    const { &Rope::Clause(" FROM ", From::ROPE) },
                ],
                values: from,
            },
            filter,
            group: Part { ropes: [By::ROPE, Having::ROPE], values: Box::new((self.group, self.having)) },
            order,
            limit: given(Held::ROPE)
                .then(|| Part { ropes: [Held::ROPE, &Rope::Empty], values: Box::new(self.limit) as _ }),
            offset: given(Offset::ROPE)
                .then(|| Part { ropes: [Offset::ROPE, &Rope::Empty], values: Box::new(self.offset) as _ }),
            columns: Self::COLUMNS,
            decode: <Self as Decodes<B>>::decode,
            fixed: PhantomData,
        }
    }
}

/// A verdict on a query that is about to be boxed.
#[diagnostic::on_unimplemented(
    message = "a query with DISTINCT cannot be made dynamic: its ORDER BY depends on its select list",
    label = "has DISTINCT",
    note = "`.group_by(..)` what is selected, or select from the query as a derived table",
    note = "rule C5, see `relvar::docs::rules::C5`"
)]
pub trait NotDistinct {}

#[diagnostic::do_not_recommend]
impl NotDistinct for Valid {}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Held, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Held, Offset>
{
    /// The query as a value of one type, whatever conditions, order and limit it is given at run time. Its FROM clause, its
    /// grouping and its row stay in the type, so all that is added is checked as it is for any query.
    ///
    /// The text is put together when the query is run, from the same constants; a connection keeps as many prepared
    /// statements as it was configured to.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::backend::{Backend, Encode, Decode};
    /// use relvar::prelude::*;
    /// # fn example<Pg>(oldest_first: bool, name: Option<String>, page: Option<u32>) where Pg: Backend<Dialect = Postgres>,
    /// #     i32: Encode<Pg, Int4> + Decode<Pg, Int4>, i64: Encode<Pg, Int8> + Decode<Pg, Int8>, String: Encode<Pg, Text> + Decode<Pg, Text> {
    /// let mut query = users.inner_join(posts).filter(users::age.gt(30)).select((users::name, posts::title)).dynamic::<Pg>();
    /// if let Some(name) = name {
    ///     query = query.filter(users::name.eq(name));
    /// }
    /// let query = if oldest_first { query.order_by(users::age.desc()) } else { query.order_by(users::id) };
    /// let query = query.limit(page);
    /// // let rows: Vec<(String, String)> = query.fetch_all(&db).await?;
    /// # }
    /// ```
    pub fn dynamic<'v, B: Backend>(self) -> DynamicOf<'v, B, Self>
    where
        Self: IntoDynamic<'v, B>,
        <Self as Statement>::Grouping: IsGrouped<Culprit<<Self as Statement>::Grouping>>,
        OpenOf<'v, B, Self>: NotDistinct,
        SupportOf<'v, B, Self>: Supported<Culprit<SupportOf<'v, B, Self>>, B::Dialect>,
        SupportOf<'v, B, Self>: DefinesTables<Culprit<SupportOf<'v, B, Self>>>,
        SupportOf<'v, B, Self>: BoxedReads<Culprit<SupportOf<'v, B, Self>>>,
        SupportOf<'v, B, Self>: LocksNothing,
    {
        self.into_dynamic()
    }
}

/// A verdict on terms that a boxed query is ordered by.
#[diagnostic::on_unimplemented(
    message = "aggregate functions in ORDER BY of a dynamic query need its GROUP BY",
    label = "contains an aggregate function, and the query was boxed without a group",
    note = "`.group_by(..)` before `.dynamic()`",
    note = "rule A4, see `relvar::docs::rules::A4`"
)]
pub trait NoNewGroup {}

#[diagnostic::do_not_recommend]
impl NoNewGroup for Valid {}

/// May an aggregate be added under this grouping, when the select list is no longer known?
pub trait TakesAggregate {
    /// `Fail` where `L` has an aggregate that would make a group.
    type Takes<L: Level>: Verdict;
}

impl TakesAggregate for NotGrouped {
    type Takes<L: Level> = L::NoAggregate;
}

impl TakesAggregate for WholeTable {
    type Takes<L: Level> = Valid;
}

impl<By> TakesAggregate for Grouped<By> {
    type Takes<L: Level> = Valid;
}

/// What ORDER BY needs of the dialect.
pub type SupportOfOrder<B, Terms> = <OrderBy<Terms> as Render<<B as Backend>::Dialect>>::Support;

#[relvar_macros::brief]
impl<'v, B: Backend, Scope, Group, Row, Ordered, Held> Dynamic<'v, B, Scope, Group, Row, Ordered, Held> {
    /// `WHERE condition`, or `AND condition` where there is one, of a condition whose type was forgotten.
    ///
    /// [`filter`](Self::filter) takes a [`Cond`](crate::expr::Cond) too, where it is for some of the tables only; its own
    /// `Scope` must be known then.
    pub fn filter_boxed(mut self, condition: Cond<'v, Scope, B>) -> Self {
        self.filter.push(condition.node);
        self
    }

    /// `WHERE condition`, or `AND condition` where there is one.
    pub fn filter<Condition>(mut self, condition: Condition) -> Self
    where
        Condition: InScope<Scope> + IntoNode<'v, B>,
        Condition::SqlType: SearchCondition<WHERE>,
        ScopeOf<Condition, Scope>: InFrom<Culprit<ScopeOf<Condition, Scope>>>,
        BoxedAggregate<'v, Condition, B>: NoAggregate<WHERE>,
        BoxedWindow<'v, Condition, B>: NoWindow<WHERE>,
        BoxedSupport<'v, Condition, B>: Supported<Culprit<BoxedSupport<'v, Condition, B>>, B::Dialect>,
        BoxedSupport<'v, Condition, B>: DefinesTables<Culprit<BoxedSupport<'v, Condition, B>>>,
        BoxedSupport<'v, Condition, B>: BoxedReads<Culprit<BoxedSupport<'v, Condition, B>>>,
        BoxedSupport<'v, Condition, B>: LocksNothing,
    {
        self.filter.push(condition.boxed().0);
        self
    }

    /// `ORDER BY terms`; a second call adds more terms.
    pub fn order_by<Terms>(self, terms: Terms) -> Dynamic<'v, B, Scope, Group, Row, Valid, Held>
    where
        Group: TakesAggregate + CheckGrouping<Terms::Items>,
        Terms: OrderList<Items: InScope<Scope> + ListLevel + NoValues>,
        Terms: Render<B::Dialect> + Values<B> + Send + Sync + 'v,
        OrderBy<Terms>: Render<B::Dialect>,
        ValuesIn<Terms>: OrdersRows,
        ScopeOf<Terms::Items, Scope>: InFrom<Culprit<ScopeOf<Terms::Items, Scope>>>,
        Group::Takes<LevelOfOrder<Terms>>: NoNewGroup,
        <LevelOfOrder<Terms> as Level>::NotNested: NotNested,
        <LevelOfOrder<Terms> as Level>::OverGiven: HasOver<WithoutOver<LevelOfOrder<Terms>>>,
        <LevelOfOrder<Terms> as Level>::WithinGroupGiven:
            HasWithinGroup<WithoutWithinGroup<LevelOfOrder<Terms>>>,
        GroupingOf<Group, Terms::Items>: IsGrouped<Culprit<GroupingOf<Group, Terms::Items>>>,
        SupportOfOrder<B, Terms>: Supported<Culprit<SupportOfOrder<B, Terms>>, B::Dialect>,
        SupportOfOrder<B, Terms>: DefinesTables<Culprit<SupportOfOrder<B, Terms>>>,
        SupportOfOrder<B, Terms>: BoxedReads<Culprit<SupportOfOrder<B, Terms>>>,
        SupportOfOrder<B, Terms>: LocksNothing,
    {
        let mut order = self.order;
        order.push(Part {
            ropes: [const { &Rope::Terms(Terms::ROPE) }, &Rope::Empty],
            values: Box::new(terms),
        });
        let Dynamic { head, filter, group, limit, offset, columns, decode, .. } = self;
        Dynamic { head, filter, group, order, limit, offset, columns, decode, fixed: PhantomData }
    }
}

#[relvar_macros::brief]
impl<'v, B: Backend, Scope, Group, Row, Order: Verdict> Dynamic<'v, B, Scope, Group, Row, Order>
where
    i64: Encode<B, Int8>,
{
    /// `LIMIT rows`; `None` takes the limit away.
    pub fn limit(mut self, rows: impl Into<Option<u32>>) -> Self
    where
        Order: Ordered<LIMIT>,
    {
        let keyword: &'static Rope = <Limit as Render<B::Dialect>>::ROPE;
        self.limit = rows
            .into()
            .map(|rows| Part { ropes: [keyword, &Rope::Empty], values: Box::new(Limit(i64::from(rows))) });
        self
    }

    /// `OFFSET rows`; `None` takes the offset away.
    pub fn offset(mut self, rows: impl Into<Option<u32>>) -> Self
    where
        Order: Ordered<OFFSET>,
    {
        let keyword: &'static Rope = <Skip as Render<B::Dialect>>::ROPE;
        self.offset = rows
            .into()
            .map(|rows| Part { ropes: [keyword, &Rope::Empty], values: Box::new(Skip(i64::from(rows))) });
        self
    }

    /// `LIMIT 1`: the first row, so `.fetch_one(..)` and `.fetch_optional(..)` may follow.
    pub fn first(self) -> Dynamic<'v, B, Scope, Group, Row, Order, LimitOne>
    where
        Order: Ordered<LIMIT>,
    {
        let limit = Some(Part {
            ropes: [<LimitOne as Render<B::Dialect>>::ROPE, &Rope::Empty],
            values: Box::new(LimitOne) as _,
        });
        let Dynamic { head, filter, group, order, offset, columns, decode, .. } = self;
        Dynamic { head, filter, group, order, limit, offset, columns, decode, fixed: PhantomData }
    }
}
