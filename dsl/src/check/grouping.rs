//! Is every column grouped or aggregated?
//!
//! PostgreSQL manual, section 7.2.3. Expressions are compared by a structural key, so `GROUP BY lower(name)` covers
//! `lower(name)`; a column is also covered where the whole primary key of its table is grouped.

use typenum::{B0, B1};

use super::{GroupItems, GroupKind};
use crate::expr::*;
use crate::kernel::*;
use crate::row::{OrderList, SelectList};

/// No GROUP BY, and no aggregate in the select list.
#[derive(Clone, Copy, Debug)]
pub struct NotGrouped;

/// No GROUP BY, but an aggregate: all rows are one group.
#[derive(Clone, Copy, Debug)]
pub struct WholeTable;

/// `GROUP BY By`; `By` is an expression or a tuple of them.
#[derive(Clone, Copy, Debug)]
pub struct Grouped<By>(pub(crate) By);

/// Structural identity of an expression: its parts in prefix order, before `Rest`. Operators have a fixed number of
/// operands, so the code of one expression is never the beginning of another's.
pub trait Keyed {
    /// The digits, followed by `Rest`.
    type Key<Rest: crate::kernel::Identity>: crate::kernel::Identity;
}

/// The whole key.
pub type KeyOf<E> = <E as Keyed>::Key<()>;

/// Is the expression `E` in this list?
pub trait FindExpression<E> {
    /// The culprit is `E`.
    type Found: Verdict;
}

impl<E> FindExpression<E> for Nil {
    type Found = Fail<E>;
}

impl<E: Keyed, Head: Keyed, Tail> FindExpression<E> for Cons<Head, Tail>
where
    IfSame<KeyOf<Head>, KeyOf<E>, Yes, super::GoOn<Tail>>: FindExpressionStep<E>,
{
    type Found = <IfSame<KeyOf<Head>, KeyOf<E>, Yes, super::GoOn<Tail>> as FindExpressionStep<E>>::Found;
}

/// One step of [`FindExpression`].
pub trait FindExpressionStep<E> {
    /// See [`FindExpression::Found`].
    type Found: Verdict;
}

impl<E> FindExpressionStep<E> for Yes {
    type Found = Valid;
}

impl<E, Rest: FindExpression<E>> FindExpressionStep<E> for super::GoOn<Rest> {
    type Found = Rest::Found;
}

impl<E> FindExpression<E> for NotGrouped {
    type Found = Fail<E>;
}

impl<E> FindExpression<E> for WholeTable {
    type Found = Fail<E>;
}

impl<E, By: SelectList<Items: GroupItems<Every<Nil>: FindExpression<E>>>> FindExpression<E> for Grouped<By> {
    type Found = <<By::Items as GroupItems>::Every<Nil> as FindExpression<E>>::Found;
}

/// Are all expressions of this list in `Group`?
pub trait AllIn<Group> {
    /// The culprit is the first that is not.
    type Verdict: Verdict;
}

impl<Group> AllIn<Group> for Nil {
    type Verdict = Valid;
}

impl<Group> AllIn<Group> for NoKey {
    type Verdict = Fail<NoKey>;
}

impl<Group: FindExpression<Head>, Head, Tail: AllIn<Group>> AllIn<Group> for Cons<Head, Tail> {
    type Verdict = Both<Group::Found, Tail::Verdict>;
}

/// Is every column of this expression grouped by `Group` or inside an aggregate?
#[diagnostic::on_unimplemented(
    message = "a condition on rows cannot stand in HAVING: its columns are not known to be grouped",
    label = "GROUP BY makes groups of the rows that this condition is about",
    note = "`group_condition(..)` makes a condition on groups; in a subquery of a grouped query, write the condition out",
    note = "rule A5, see `relvar::docs::rules::A5`"
)]
pub trait GroupedBy<Group> {
    /// The culprit is the first column that is neither.
    type Verdict: Verdict;
}

/// The answer for an expression that is not itself in GROUP BY: that of its operands; of a column, that of its
/// table's primary key.
pub trait OperandsGroupedBy<Group> {
    /// See [`GroupedBy::Verdict`].
    type Verdict: Verdict;
}

/// Found in GROUP BY, or else as its operands are.
pub trait OrOperands<E, Group> {
    /// The verdict on `E`.
    type Out: Verdict;
}

impl<E, Group> OrOperands<E, Group> for Valid {
    type Out = Valid;
}

impl<Culprit, E: OperandsGroupedBy<Group>, Group> OrOperands<E, Group> for Fail<Culprit> {
    type Out = E::Verdict;
}

/// A verdict on a column of a grouped query.
#[diagnostic::on_unimplemented(
    message = "column `{Column}` must appear in GROUP BY or be used in an aggregate function",
    label = "`{Column}` is neither grouped nor aggregated",
    note = "add it to `.group_by(..)`, group by the primary key of its table, or take one value of it: `max(..)`",
    note = "an expression with a value in it equals no other (`$1` and `$2` differ): take a constant, such as `field::month()`, or a column of a derived table",
    note = "rules A4, A5, C15, see `relvar::docs::rules`"
)]
pub trait IsGrouped<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> IsGrouped<Column> for Valid {}

/// What a select list does to a query: an aggregate without GROUP BY makes all rows one group.
pub trait AfterAggregate<HasAggregate> {
    /// The grouping afterwards.
    type Group;
    /// The grouping where it comes only now, and what was given before has to be looked at again; else `NotGrouped`. What
    /// was refused once is so not refused a second time.
    type Newly: CheckGrouping<Nil, Verdict = Valid>;
}

impl AfterAggregate<B0> for NotGrouped {
    type Group = NotGrouped;
    type Newly = NotGrouped;
}

impl AfterAggregate<B1> for NotGrouped {
    type Group = WholeTable;
    type Newly = WholeTable;
}

impl<HasAggregate> AfterAggregate<HasAggregate> for WholeTable {
    type Group = WholeTable;
    type Newly = NotGrouped;
}

impl<By, HasAggregate> AfterAggregate<HasAggregate> for Grouped<By> {
    type Group = Self;
    type Newly = NotGrouped;
}

/// The grouping after expressions of the level `L` were added.
pub type GroupAfter<Group, L> = <Group as AfterAggregate<<L as Level>::HasAggregate>>::Group;
/// The grouping that what was given before expressions of the level `L` is looked at under: see
/// [`AfterAggregate::Newly`].
pub type NewGroup<Group, L> = <Group as AfterAggregate<<L as Level>::HasAggregate>>::Newly;

/// The grouping verdict on `Items`: only asked where there is grouping or an aggregate.
pub trait CheckGrouping<Items> {
    /// The culprit is a column.
    type Verdict: Verdict;
}

impl<Items> CheckGrouping<Items> for NotGrouped {
    type Verdict = Valid;
}

impl<Items: GroupedBy<WholeTable>> CheckGrouping<Items> for WholeTable {
    type Verdict = Items::Verdict;
}

impl<Items: GroupedBy<Grouped<By>>, By> CheckGrouping<Items> for Grouped<By> {
    type Verdict = Items::Verdict;
}

/// The verdict on `Items` under `Group`.
pub type GroupingOf<Group, Items> = <Group as CheckGrouping<Items>>::Verdict;

/// The key of a shape: `D63`, its operator, its operands.
macro_rules! keyed {
    ($([$($generics:tt)*] $shape:ty: $operator:ident($($operand:ident)*);)*) => { $(
        impl<$($generics)*, $($operand: Keyed),*> Keyed for $shape {
            type Key<Rest: crate::kernel::Identity> = D63<$operator::Id<keyed!(@operands $($operand)*)>>;
        }
    )* };
    (@operands) => { Rest };
    (@operands $first:ident $($rest:ident)*) => { $first::Key<keyed!(@operands $($rest)*)> };
}

keyed! {
    [Op: Operator] Infix<Op, Left, Right>: Op(Left Right);
    [Op: AffixOperator] Affix<Op, Operand>: Op(Operand);
    [F: Function] Call<F, Args>: F(Args);
    [F: AggregateFunction] Aggregate<F, Input>: F(Input);
}

impl Keyed for () {
    type Key<Rest: crate::kernel::Identity> = D0<Rest>;
}

impl<First: Keyed, Rest: Keyed> Keyed for Arguments<First, Rest> {
    type Key<Tail: Identity> = D1<First::Key<Rest::Key<Tail>>>;
}

impl Keyed for EveryRow {
    type Key<Rest: crate::kernel::Identity> = D62<D63<D63<Rest>>>;
}

impl Keyed for Unset {
    type Key<Rest: crate::kernel::Identity> = D0<Rest>;
}

impl Keyed for OnlyDifferent {
    type Key<Rest: crate::kernel::Identity> = D1<Rest>;
}

impl Keyed for Nil {
    type Key<Rest: crate::kernel::Identity> = D0<Rest>;
}

impl<Head: Keyed, Tail: Keyed> Keyed for Cons<Head, Tail> {
    type Key<Rest: crate::kernel::Identity> = D1<Head::Key<Tail::Key<Rest>>>;
}

impl<Direction: ops::order::Direction, E: Keyed> Keyed for ops::order::OrderTerm<Direction, E> {
    type Key<Rest: crate::kernel::Identity> = Direction::Id<E::Key<Rest>>;
}

impl<Args: Keyed, Distinct: Keyed, Order: Keyed, Filter: Keyed> Keyed
    for Modified<Args, Distinct, Order, Filter>
{
    type Key<Rest: crate::kernel::Identity> =
        D62<D62<Args::Key<Distinct::Key<Order::Key<Filter::Key<Rest>>>>>>;
}

/// The key of what is around a list or an expression: a digit, then its own.
macro_rules! keyed_inner {
    ($($shape:ident<$inner:ident $(: $bound:ident)?> = $digit:ident $items:ty;)*) => { $(
        impl<$inner $(: $bound)?> Keyed for $shape<$inner>
        where
            $items: Keyed,
        {
            type Key<Rest: crate::kernel::Identity> = $digit<<$items as Keyed>::Key<Rest>>;
        }
    )* };
}

keyed_inner! {
    Direct<Args> = D3 Args;
    DirectList<List: SelectList> = D1 List::Items;
    Sorted<Terms: OrderList> = D4 Terms::Items;
    WithinGroup<Terms: OrderList> = D5 Terms::Items;
    FilterWhere<Condition> = D6 Condition;
}

impl<Operand: Keyed> Keyed for AssumeNotNull<Operand> {
    type Key<Rest: crate::kernel::Identity> = Operand::Key<Rest>;
}

impl<Type: SqlType<Id = Id>, Id, Operand: Keyed> Keyed for Cast<Type, Operand> {
    type Key<Rest: crate::kernel::Identity> = D63<crate::__id!(Cast, Operand::Key<Rest>)>;
}

impl<Type, Value, Null> Keyed for Bind<Type, Value, Null> {
    type Key<Rest: crate::kernel::Identity> = Parameter;
}

/// Shapes that equal nothing: a subquery; a fragment of raw text.
macro_rules! never_equal {
    ($([$($generics:tt)*] $shape:ty;)*) => { $(
        impl<$($generics)*> Keyed for $shape {
            type Key<Rest: crate::kernel::Identity> = Never;
        }
    )* };
}

never_equal! {
    [E, Type, Null, At] crate::row::OutputColumn<E, Type, Null, At>;
    [Query] Exists<Query>;
    [Op, Left, Query] Quantified<Op, Left, Query>;
    [Query] Scalar<Query>;
    [Type, Parts] Raw<Type, Parts>;
    [Branches, Else, Type] Case<Branches, Else, Type>;
}

impl<C: Column> Keyed for TableColumn<C> {
    type Key<Rest: crate::kernel::Identity> = C::Index<<C::Table as TableReference>::IdBefore<Rest>>;
}

impl<Reference, C> Keyed for AliasColumn<Reference, C>
where
    Reference: TableReference,
    C: Column,
{
    type Key<Rest: crate::kernel::Identity> = C::Index<Reference::IdBefore<Rest>>;
}

impl<Reference: TableReference, Field: super::FieldName, Type, Null> Keyed
    for DerivedColumn<Reference, Field, Type, Null>
{
    type Key<Rest: crate::kernel::Identity> = Field::Index<Reference::IdBefore<Rest>>;
}

/// A shape is grouped where it stands in GROUP BY, or else where its operands are.
macro_rules! grouped {
    ($([$($generics:tt)*] $shape:ty;)*) => { $(
        impl<Group, $($generics)*> GroupedBy<Group> for $shape
        where
            Group: FindExpression<Self, Found: OrOperands<Self, Group>>,
        {
            type Verdict = <Group::Found as OrOperands<Self, Group>>::Out;
        }
    )* };
}

grouped! {
    [Op, Left, Right] Infix<Op, Left, Right>;
    [Op, Operand] Affix<Op, Operand>;
    [F, Args] Call<F, Args>;
    [Type, Operand] Cast<Type, Operand>;
    [C] TableColumn<C>;
    [Reference, C] AliasColumn<Reference, C>;
    [Reference, Field, Type, Null] DerivedColumn<Reference, Field, Type, Null>;
}

/// Shapes whose answer is that of their operands.
macro_rules! operands {
    ($trait:ident: $([$($generics:tt)*] $shape:ty: $only:ident;)*) => { $(
        impl<Group, $($generics)*, $only: GroupedBy<Group>> $trait<Group> for $shape {
            type Verdict = $only::Verdict;
        }
    )* };
    ($trait:ident: $([$($generics:tt)*] $shape:ty: $first:ident, $second:ident;)*) => { $(
        impl<Group, $($generics)* $first: GroupedBy<Group>, $second: GroupedBy<Group>> $trait<Group> for $shape
        where
        {
            type Verdict = Both<$first::Verdict, $second::Verdict>;
        }
    )* };
}

operands! { OperandsGroupedBy:
    [Op] Affix<Op, Operand>: Operand;
    [F] Call<F, Args>: Args;
    [Type] Cast<Type, Operand>: Operand;
}

operands! { OperandsGroupedBy:
    [Op,] Infix<Op, Left, Right>: Left, Right;
}

impl<Group, Operand: GroupedBy<Group>> GroupedBy<Group> for AssumeNotNull<Operand> {
    type Verdict = Operand::Verdict;
}

operands! { GroupedBy:
    [Type] Raw<Type, Parts>: Parts;
    [Direction] ops::order::OrderTerm<Direction, E>: E;
}

operands! { GroupedBy:
    [] Arguments<First, Rest>: First, Rest;
    [Type,] Case<Branches, Else, Type>: Branches, Else;
    [Text,] Piece<Text, Hole, Rest>: Hole, Rest;
    [] Cons<Head, Tail>: Head, Tail;
}

impl<Group, Before, Condition, Value, Type> GroupedBy<Group> for When<Before, Condition, Value, Type>
where
    Before: GroupedBy<Group>,
    Condition: GroupedBy<Group>,
    Value: GroupedBy<Group>,
{
    type Verdict = Both<Before::Verdict, Both<Condition::Verdict, Value::Verdict>>;
}

/// Shapes without a column outside an aggregate.
macro_rules! always_grouped {
    ($([$($generics:tt)*] $shape:ty;)*) => { $(
        impl<Group, $($generics)*> GroupedBy<Group> for $shape {
            type Verdict = Valid;
        }
    )* };
}

always_grouped! {
    [Type, Value, Null] Bind<Type, Value, Null>;
    [Text] LastPiece<Text>;
}

impl<Group> GroupedBy<Group> for () {
    type Verdict = Valid;
}

impl<Group> GroupedBy<Group> for Nil {
    type Verdict = Valid;
}

/// A column that is not itself in GROUP BY is covered where its table's whole primary key is.
impl<Group: GroupKind, C: Column> OperandsGroupedBy<Group> for TableColumn<C>
where
    <C::Table as Table>::PrimaryKey: AllIn<Group::Always>,
{
    type Verdict = Blaming<KeyIn<C, Group::Always>, C>;
}

type KeyIn<C, Group> = <<<C as Column>::Table as Table>::PrimaryKey as AllIn<Group>>::Verdict;

/// An alias's column is covered where the whole primary key is grouped, taken through the same alias.
impl<Group, Reference, C> OperandsGroupedBy<Group> for AliasColumn<Reference, C>
where
    Group: GroupKind,
    C: Column,
    <C::Table as Table>::PrimaryKey: ThroughAlias<Reference>,
    <<C::Table as Table>::PrimaryKey as ThroughAlias<Reference>>::Columns: AllIn<Group::Always>,
    Reference: TableReference,
{
    type Verdict = Blaming<AliasKeyIn<Reference, C, Group::Always>, ShownColumn<Reference, C>>;
}

/// How a message names a column: one of the table itself by its own name.
type ShownColumn<Reference, C> = IfSame<
    <Reference as TableReference>::Id,
    <<C as Column>::Table as TableReference>::Id,
    C,
    AliasColumn<Reference, C>,
>;

type AliasKeyIn<Reference, C, Group> = <<<<C as Column>::Table as Table>::PrimaryKey as ThroughAlias<
    Reference,
>>::Columns as AllIn<Group>>::Verdict;

/// A list of columns as the alias `Reference` has them.
pub trait ThroughAlias<Reference> {
    /// The list.
    type Columns;
}

impl<Reference> ThroughAlias<Reference> for Nil {
    type Columns = Nil;
}

impl<Reference> ThroughAlias<Reference> for NoKey {
    type Columns = NoKey;
}

impl<Reference, C, Rest: ThroughAlias<Reference>> ThroughAlias<Reference> for Cons<TableColumn<C>, Rest> {
    type Columns = Cons<AliasColumn<Reference, C>, Rest::Columns>;
}

/// A table that is not stored has no primary key on which a column could depend.
impl<Group, Reference, Field, Type, Null> OperandsGroupedBy<Group>
    for DerivedColumn<Reference, Field, Type, Null>
where
    Reference: TableReference,
{
    type Verdict = Fail<ColumnOf<Reference::Shown, Field>>;
}

/// How a message names the column `Field` of a table that is not stored.
pub struct ColumnOf<Table, Field>(std::marker::PhantomData<(Table, Field)>);
