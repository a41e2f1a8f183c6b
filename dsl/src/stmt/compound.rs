//! `query UNION query`: its branches, and the clauses of the whole.

use std::marker::PhantomData;

use super::{Cardinality, Decodes, Fetchable, ListOf, Select, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::clause::{Listed, SetOperator, limit_before};
use crate::expr::{Existence, OnlyItem, SingleColumn, Subquery};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, constant_text, is_empty, precedence};
use crate::row::*;

/// A query that can be a branch of a UNION.
#[diagnostic::on_unimplemented(
    message = "UNION, INTERSECT and EXCEPT take queries without a row lock (FOR UPDATE, FOR SHARE)",
    label = "this is no query, or one that locks rows",
    note = "a table as a query is `users.query()`",
    note = "rules C2, T10, see `relvar::docs::rules`"
)]
pub trait Branch: Subquery {
    /// Its FROM clause.
    type Scope;
    /// Its select list.
    type List: SelectList;
    /// Its output columns.
    type Outputs;
    /// See [`Statement::Alone`].
    type Alone: Verdict;
    /// See [`Statement::Grouping`].
    type Grouping: Verdict;
}

#[diagnostic::do_not_recommend]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Branch
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Scope: OuterReferences,
    Columns: Listed<Scope>,
    ListOf<Columns, Scope>: Outputs<Scope, Group>,
    Group: CheckGrouping<Columns::Unchecked>,
{
    type Scope = Scope;
    type List = ListOf<Columns, Scope>;
    type Outputs = OutputsOf<ListOf<Columns, Scope>, Scope, Group>;
    type Alone = Scope::Alone;
    type Grouping = GroupingOf<Group, Columns::Unchecked>;
}

/// `left UNION right`, or one of the other set operations, with the clauses of the whole.
#[derive(Clone, Copy, Debug)]
#[must_use = "a query does nothing until it is fetched"]
pub struct Compound<Op, Left, Right, Order, Limit, Offset> {
    pub(crate) left: Left,
    pub(crate) right: Right,
    pub(crate) order: Order,
    pub(crate) limit: Limit,
    pub(crate) offset: Offset,
    operator: PhantomData<Op>,
}

impl<Op, Left, Right> Compound<Op, Left, Right, Unset, Unset, Unset> {
    pub(crate) fn new(left: Left, right: Right) -> Self {
        Compound { left, right, order: Unset, limit: Unset, offset: Unset, operator: PhantomData }
    }
}

impl<Op, Left, Right, Order, Limit, Offset> Compound<Op, Left, Right, Order, Limit, Offset> {
    pub(crate) fn map_order<New>(
        self,
        map: impl FnOnce(Order) -> New,
    ) -> Compound<Op, Left, Right, New, Limit, Offset> {
        let Compound { left, right, order, limit, offset, operator } = self;
        Compound { left, right, order: map(order), limit, offset, operator }
    }

    pub(crate) fn with_limit<New>(self, limit: New) -> Compound<Op, Left, Right, Order, New, Offset> {
        let Compound { left, right, order, offset, operator, .. } = self;
        Compound { left, right, order, limit, offset, operator }
    }

    pub(crate) fn with_offset<New>(self, offset: New) -> Compound<Op, Left, Right, Order, Limit, New> {
        let Compound { left, right, order, limit, operator, .. } = self;
        Compound { left, right, order, limit, offset, operator }
    }
}

/// The output columns of two branches together.
pub type Merged<Left, Right> = <<Left as Branch>::Outputs as Merge<<Right as Branch>::Outputs>>::Columns;
/// The select list of two branches together: shaped as the first one's.
pub type MergedList<Left, Right> =
    Reshaped<<Left as Branch>::List, <Left as Branch>::Scope, Merged<Left, Right>>;

#[diagnostic::do_not_recommend]
impl<Op, Left, Right, Order, Limit, Offset> Branch for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Subquery,
    Left: Branch<Outputs: Merge<Right::Outputs>>,
    Right: Branch,
    Left::List: Reshape<Left::Scope, Merged<Left, Right>, Here, List: SelectList>,
{
    type Scope = Nil;
    type List = MergedList<Left, Right>;
    type Outputs = Merged<Left, Right>;
    type Alone = Both<Left::Alone, Right::Alone>;
    type Grouping = Both<Left::Grouping, Right::Grouping>;
}

impl<Op, Left, Right, Order, Limit, Offset> Statement for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Branch<List: RowIn<Nil, NotGrouped>>,
{
    type Row = <<Self as Branch>::List as RowIn<Nil, NotGrouped>>::Row;
    type Access = Reads;
    type Alone = <Self as Branch>::Alone;
    type Grouping = <Self as Branch>::Grouping;
    type Meant = Valid;
    const COLUMNS: &'static ColumnTypes = <<Self as Branch>::List as SelectList>::COLUMNS;
}

impl<Op, Left, Right, Order, Limit: LimitRows<Nil, Nil>, Offset> Cardinality
    for Compound<Op, Left, Right, Order, Limit, Offset>
{
    type AtMostOne = Blaming<Limit::AtMostOne, Op>;
}

impl<Op, Left, Right, Order, Limit, Offset> Fetchable for Compound<Op, Left, Right, Order, Limit, Offset> {}

impl<D, Op, Left, Right, Order, Limit, Offset> Render<D> for Compound<Op, Left, Right, Order, Limit, Offset>
where
    D: Dialect,
    Op: SetOperator<Feature: SupportedBy<D>>,
    Left: Render<D>,
    Right: Render<D>,
    Order: Render<D>,
    Limit: Render<D>,
    Offset: Render<D>,
{
    type Support = crate::kernel::all!(Support<Op::Feature, D>, Left::Support, Right::Support, Order::Support, Limit::Support, Offset::Support);
    const ROPE: &'static Rope = {
        let branches = &Rope::Infix {
            precedence: Op::PRECEDENCE,
            left: Left::ROPE,
            operator: Op::TEXT,
            right: Right::ROPE,
        };
        if is_empty(Order::ROPE) && is_empty(Limit::ROPE) && is_empty(Offset::ROPE) {
            branches
        } else {
            &Rope::Mixfix {
                precedence: precedence::LOWEST,
                pieces: &[&Rope::Join(&[
                    branches,
                    Order::ROPE,
                    limit_before::<D>(Limit::ROPE, Offset::ROPE),
                    Offset::ROPE,
                ])],
            }
        }
    };
}

impl<B, Op, Left, Right, Order, Limit, Offset> Values<B> for Compound<Op, Left, Right, Order, Limit, Offset>
where
    B: Backend,
    Left: Values<B>,
    Right: Values<B>,
    Order: Values<B>,
    Limit: Values<B>,
    Offset: Values<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.left.values(parameters);
        self.right.values(parameters);
        self.order.values(parameters);
        self.limit.values(parameters);
        self.offset.values(parameters);
    }
}

impl<D: Dialect, Op, Left, Right, Order, Limit, Offset> Spell<D>
    for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, Op, Left, Right, Order, Limit, Offset> Decodes<B>
    for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Statement + Branch<List: ReadAs<B, <Self as Statement>::Row>>,
{
    fn decode(row: &B::Row) -> Result<<Self as Statement>::Row, CodecError> {
        <Self as Branch>::List::read(row, 0)
    }
}

impl<Op, Left, Right, Order, Limit, Offset> Subquery for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Left: Subquery<Outer: Append<Right::Outer>>,
    Right: Subquery,
{
    type Outer = <Left::Outer as Append<Right::Outer>>::List;
    type Access = Reads;
}

#[diagnostic::do_not_recommend]
impl<Op, Left, Right, Order, Limit, Offset> SingleColumn for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Branch<Outputs: OnlyItem<Nil, NotGrouped>>,
    Limit: LimitRows<Nil, Nil>,
    Self: OwnAggregates,
{
    type OneRow = Blaming<Limit::AtMostOne, Op>;
    type Aggregates = <Self as OwnAggregates>::Owned;
    crate::expr::single_column!();
    type SqlType = <<Self as Branch>::Outputs as OnlyItem<Nil, NotGrouped>>::SqlType;
    type Null = <<Self as Branch>::Outputs as OnlyItem<Nil, NotGrouped>>::Null;
}

impl<Op, Left, Right, Order, Limit, Offset> Existence for Compound<Op, Left, Right, Order, Limit, Offset>
where
    Self: Subquery,
{
    type Query = Self;

    fn existence(self) -> Self {
        self
    }
}
