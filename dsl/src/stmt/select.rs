//! `SELECT`: the slots in SQL's order.

use super::{Cardinality, Decodes, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::{CheckGrouping, GroupingOf, OuterReferences, Reads, RowCount};
use crate::clause::{AndColumns, GroupUnder, Listed, limit_before};
use crate::define::slots::slots;
use crate::expr::{OnlyItem, SingleColumn, Subquery};
use crate::render::{Dialect, Render, Rope, constant_text, is_empty, precedence};
use crate::row::{ReadAs, RowIn, SelectList};

slots! {
    /// A query: one type parameter per clause.
    ///
    /// `Scope` is the FROM clause as the rules see it; the others are [`Unset`](crate::kernel::Unset) or the clause.
    pub struct Select<Scope> {
        distinct: Distinct = map_distinct,
        columns: Columns = map_columns,
        from: From = map_from,
        filter: Filter = map_filter,
        group: Group = map_group,
        having: Having = map_having,
        order: Order = map_order,
        limit: Limit = map_limit,
        offset: Offset = map_offset,
    }
}

/// The select list of a query.
pub type ListOf<Columns, Scope> = <Columns as Listed<Scope>>::List;
/// A row of it.
pub type SelectedRow<Columns, Scope, Group> = <ListOf<Columns, Scope> as RowIn<Scope, Group>>::Row;

impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Statement
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Scope: OuterReferences,
    Columns: Listed<Scope>,
    ListOf<Columns, Scope>: RowIn<Scope, Group>,
    Group: CheckGrouping<Columns::Unchecked>,
{
    type Row = SelectedRow<Columns, Scope, Group>;
    type Access = Reads;
    type Alone = Scope::Alone;
    type Grouping = GroupingOf<Group, Columns::Unchecked>;
    type Meant = crate::kernel::Valid;
    const COLUMNS: &'static ColumnTypes = <ListOf<Columns, Scope> as SelectList>::COLUMNS;
}

impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Cardinality
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Group: RowCount<Scope, Filter, Limit>,
{
    type AtMostOne = Group::AtMostOne;
}

impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Fetchable
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
}

impl<D: Dialect, Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Render<D>
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Columns: Listed<Scope>,
    ListOf<Columns, Scope>: Render<D>,
    Distinct: Render<D>,
    From: Render<D>,
    Filter: Render<D>,
    Group: GroupUnder<ListOf<Columns, Scope>, D>,
    Having: Render<D>,
    Order: Render<D>,
    Limit: Render<D>,
    Offset: Render<D>,
{
    type Support = crate::kernel::all!(
        Distinct::Support,
        <ListOf<Columns, Scope> as Render<D>>::Support,
        From::Support,
        Filter::Support,
        <Group as GroupUnder<ListOf<Columns, Scope>, D>>::Support,
        Having::Support,
        Order::Support,
        Limit::Support,
        Offset::Support
    );
    const ROPE: &'static Rope = {
        let text = &Rope::Join(&[
            &Rope::Literal("SELECT "),
            Distinct::ROPE,
            <ListOf<Columns, Scope> as Render<D>>::ROPE,
            &Rope::Clause(" FROM ", From::ROPE),
            Filter::ROPE,
            Group::ROPE,
            Having::ROPE,
            Order::ROPE,
            limit_before::<D>(Limit::ROPE, Offset::ROPE),
            Offset::ROPE,
        ]);
        // A branch of a UNION needs parentheses around clauses that would otherwise belong to the whole.
        if is_empty(Order::ROPE) && is_empty(Limit::ROPE) && is_empty(Offset::ROPE) {
            text
        } else {
            &Rope::Mixfix { precedence: precedence::LOWEST, pieces: &[text] }
        }
    };
}

impl<B: Backend, Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Values<B>
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Distinct: Values<B>,
    Columns: Values<B>,
    From: Values<B>,
    Filter: Values<B>,
    Group: Values<B>,
    Having: Values<B>,
    Order: Values<B>,
    Limit: Values<B>,
    Offset: Values<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.distinct.values(parameters);
        self.columns.values(parameters);
        self.from.values(parameters);
        self.filter.values(parameters);
        self.group.values(parameters);
        self.having.values(parameters);
        self.order.values(parameters);
        self.limit.values(parameters);
        self.offset.values(parameters);
    }
}

impl<D: Dialect, Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Spell<D>
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Decodes<B>
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Scope: OuterReferences,
    Columns: Listed<Scope>,
    ListOf<Columns, Scope>: RowIn<Scope, Group> + ReadAs<B, SelectedRow<Columns, Scope, Group>>,
    Group: CheckGrouping<Columns::Unchecked>,
{
    fn decode(row: &B::Row) -> Result<Self::Row, CodecError> {
        ListOf::<Columns, Scope>::read(row, 0)
    }
}

impl<Scope: OuterReferences, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset> Subquery
    for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    type Outer = Scope::Entries;
    type Access = Reads;
}

#[diagnostic::do_not_recommend]
impl<Scope: OuterReferences, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    SingleColumn for Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
where
    Columns: AndColumns<Items: OnlyItem<Scope, Group, Keep<Self> = Self>>,
    Group: RowCount<Scope, Filter, Limit>,
    Self: crate::check::OwnAggregates,
{
    type OneRow = Group::AtMostOne;
    type Aggregates = <Self as crate::check::OwnAggregates>::Owned;
    type Writing = Reads;
    type Query = <Columns::Items as OnlyItem<Scope, Group>>::Keep<Self>;
    type SqlType = <Columns::Items as OnlyItem<Scope, Group>>::SqlType;
    type Null = <Columns::Items as OnlyItem<Scope, Group>>::Null;

    fn query(self) -> Self {
        self
    }
}
