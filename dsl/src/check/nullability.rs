//! Is a value nullable here?
//!
//! A column is nullable where it is declared so or where an outer join made its table nullable; everything else
//! follows from its operands. (PostgreSQL manual, sections 7.2.1.1 and 9.21.)

use typenum::{B0, B1, Bit, Or};

use super::{Find, GroupNull, Grouped, NotGrouped, WholeTable};
use crate::expr::*;
use crate::kernel::*;
use crate::row::{OrderList, SelectList};

/// Is the value of this expression nullable with the FROM clause `Scope` and the grouping `Group`?
pub trait NullIn<Scope, Group> {
    /// `B1` where it is.
    type Null: Bit;
}

/// The bit of `E`.
pub type NullOf<E, Scope, Group> = <E as NullIn<Scope, Group>>::Null;

/// Can a group be without rows? Only the one group of a query without GROUP BY, or of a grouping set without expressions.
pub trait GroupRows {
    /// `B1` where it can.
    type MayBeEmpty: Bit;
}

impl GroupRows for NotGrouped {
    type MayBeEmpty = B1;
}

impl GroupRows for WholeTable {
    type MayBeEmpty = B1;
}

impl<By: SelectList<Items: super::GroupItems>> GroupRows for Grouped<By> {
    type MayBeEmpty = <By::Items as super::GroupItems>::Empty;
}

impl<Scope, Group, Type, Value, Null: Bit> NullIn<Scope, Group> for Bind<Type, Value, Null> {
    type Null = Null;
}

impl<Scope: Find<C::Table>, Group: GroupNull<Self>, C: Column> NullIn<Scope, Group> for TableColumn<C> {
    type Null = Group::After<C::NullAfter<Scope::Null>>;
}

impl<Scope: Find<Reference>, Group: GroupNull<Self>, Reference, C: Column> NullIn<Scope, Group>
    for AliasColumn<Reference, C>
{
    type Null = Group::After<C::NullAfter<Scope::Null>>;
}

impl<Scope, Group, Reference, Field, Type, Null> NullIn<Scope, Group>
    for DerivedColumn<Reference, Field, Type, Null>
where
    Scope: Find<Reference>,
    Group: GroupNull<Self>,
    Null: std::ops::BitOr<Scope::Null, Output: Bit>,
{
    type Null = Group::After<Or<Null, Scope::Null>>;
}

impl<Scope, Group, Op: Operator, Left, Right> NullIn<Scope, Group> for Infix<Op, Left, Right>
where
    Left: NullIn<Scope, Group>,
    Right: NullIn<Scope, Group>,
    Group: GroupNull<Self>,
    Left::Null: std::ops::BitOr<Right::Null>,
    Op::Nulls: NullPolicy<Or<Left::Null, Right::Null>>,
{
    type Null = Group::After<<Op::Nulls as NullPolicy<Or<Left::Null, Right::Null>>>::Null>;
}

impl<Scope, Group, Op: AffixOperator, Operand: NullIn<Scope, Group>> NullIn<Scope, Group>
    for Affix<Op, Operand>
where
    Group: GroupNull<Self>,
    Op::Nulls: NullPolicy<Operand::Null>,
{
    type Null = Group::After<<Op::Nulls as NullPolicy<Operand::Null>>::Null>;
}

/// Nullability of a call's arguments: is the first nullable, some one, every one?
pub trait ArgumentsNull<Scope, Group> {
    /// The first argument is nullable.
    type First: Bit;
    /// Some argument is nullable.
    type Some: Bit;
    /// Every argument is nullable.
    type Every: Bit;
}

impl<Scope, Group> ArgumentsNull<Scope, Group> for () {
    type First = B0;
    type Some = B0;
    type Every = B1;
}

impl<Scope, Group, First, Rest> ArgumentsNull<Scope, Group> for Arguments<First, Rest>
where
    First: NullIn<Scope, Group>,
    Rest: ArgumentsNull<Scope, Group>,
    First::Null: std::ops::BitOr<Rest::Some, Output: Bit> + std::ops::BitAnd<Rest::Every, Output: Bit>,
{
    type First = First::Null;
    type Some = Or<First::Null, Rest::Some>;
    type Every = typenum::And<First::Null, Rest::Every>;
}

/// From the arguments' nullability to the call's.
pub trait CallPolicy<First, Some, Every> {
    /// The call's bit.
    type Null: Bit;
}

impl<First, Every, Some> CallPolicy<First, Some, Every> for Strict
where
    Strict: NullPolicy<Some>,
{
    type Null = <Strict as NullPolicy<Some>>::Null;
}

impl<First, Some, Every> CallPolicy<First, Some, Every> for NeverNull {
    type Null = B0;
}

impl<First, Some, Every> CallPolicy<First, Some, Every> for MaybeNull {
    type Null = B1;
}

impl<First: Bit, Some, Every> CallPolicy<First, Some, Every> for FirstNull {
    type Null = First;
}

impl<First, Some, Every: Bit> CallPolicy<First, Some, Every> for EveryNull {
    type Null = Every;
}

impl<Scope, Group, F: Function, Args: ArgumentsNull<Scope, Group>> NullIn<Scope, Group> for Call<F, Args>
where
    Group: GroupNull<Self>,
    F::Nulls: CallPolicy<Args::First, Args::Some, Args::Every>,
{
    type Null = Group::After<<F::Nulls as CallPolicy<Args::First, Args::Some, Args::Every>>::Null>;
}

/// From an argument's nullability to the aggregate's.
pub trait AggregatePolicy<Argument, MayBeEmpty> {
    /// The aggregate's bit.
    type Null: Bit;
}

impl<Argument, MayBeEmpty> AggregatePolicy<Argument, MayBeEmpty> for NeverNull {
    type Null = B0;
}

impl<Argument, MayBeEmpty> AggregatePolicy<Argument, MayBeEmpty> for OfGroup
where
    Argument: std::ops::BitOr<MayBeEmpty, Output: Bit>,
{
    type Null = Or<Argument, MayBeEmpty>;
}

impl<Argument, MayBeEmpty: Bit> AggregatePolicy<Argument, MayBeEmpty> for OfRows {
    type Null = MayBeEmpty;
}

impl<Argument, MayBeEmpty> AggregatePolicy<Argument, MayBeEmpty> for MaybeNull {
    type Null = B1;
}

impl<Scope, Group, F, Input> NullIn<Scope, Group> for Aggregate<F, Input>
where
    Group: GroupRows,
    F: AggregateFunction,
    Input: InputNull<Scope, NotGrouped, Group>,
    F::Nulls: AggregatePolicy<Input::Some, Input::MayBeEmpty<Group::MayBeEmpty>>,
{
    type Null = <F::Nulls as AggregatePolicy<Input::Some, Input::MayBeEmpty<Group::MayBeEmpty>>>::Null;
}

/// Nullability of what an aggregate is computed from. Its rows are those before grouping, or, as a window function, those
/// after: `Rows` says which. Direct arguments are computed under `Group`.
pub trait InputNull<Scope, Rows, Group> {
    /// Some argument is nullable.
    type Some: Bit;
    /// Can there be no row, where `Rows` can?
    type MayBeEmpty<Empty: Bit>: Bit;
}

impl<Scope, Rows, Group, First, Rest> InputNull<Scope, Rows, Group> for Arguments<First, Rest>
where
    Self: ArgumentsNull<Scope, Rows>,
{
    type Some = <Self as ArgumentsNull<Scope, Rows>>::Some;
    type MayBeEmpty<Empty: Bit> = Empty;
}

impl<Scope, Rows, Group> InputNull<Scope, Rows, Group> for EveryRow {
    type Some = B0;
    type MayBeEmpty<Empty: Bit> = Empty;
}

impl<Scope, Rows, Group, Args: ArgumentsNull<Scope, Group>> InputNull<Scope, Rows, Group> for Direct<Args> {
    type Some = Args::Some;
    type MayBeEmpty<Empty: Bit> = Empty;
}

impl<Scope, Rows, Group, Args, Distinct, Order, Filter> InputNull<Scope, Rows, Group>
    for Modified<Args, Distinct, Order, Filter>
where
    Args: InputNull<Scope, Rows, Group>,
    Order: OrderNull<Scope, Rows>,
    Filter: FilterEmpties,
    Args::Some: std::ops::BitOr<Order::Some, Output: Bit>,
{
    type Some = Or<Args::Some, Order::Some>;
    type MayBeEmpty<Empty: Bit> = Filter::MayBeEmpty<Empty>;
}

/// A filter may leave no row.
pub trait FilterEmpties {
    /// Can there be no row behind the filter?
    type MayBeEmpty<Empty: Bit>: Bit;
}

impl FilterEmpties for Unset {
    type MayBeEmpty<Empty: Bit> = Empty;
}

impl<Condition> FilterEmpties for FilterWhere<Condition> {
    type MayBeEmpty<Empty: Bit> = B1;
}

/// Is a value that WITHIN GROUP takes nullable? An ORDER BY only sorts.
pub trait OrderNull<Scope, Rows> {
    /// Some is.
    type Some: Bit;
}

impl<Scope, Rows> OrderNull<Scope, Rows> for Unset {
    type Some = B0;
}

impl<Scope, Rows, Terms> OrderNull<Scope, Rows> for Sorted<Terms> {
    type Some = B0;
}

impl<Scope, Rows, Terms: OrderList<Items: OrderNull<Scope, Rows>>> OrderNull<Scope, Rows>
    for WithinGroup<Terms>
{
    type Some = <Terms::Items as OrderNull<Scope, Rows>>::Some;
}

impl<Scope, Rows> OrderNull<Scope, Rows> for Nil {
    type Some = B0;
}

impl<Scope, Rows, Head: OrderNull<Scope, Rows>, Tail: OrderNull<Scope, Rows>> OrderNull<Scope, Rows>
    for Cons<Head, Tail>
where
    Head::Some: std::ops::BitOr<Tail::Some, Output: Bit>,
{
    type Some = Or<Head::Some, Tail::Some>;
}

impl<Scope, Rows, E: Expression + NullIn<Scope, Rows>> OrderNull<Scope, Rows> for E {
    type Some = E::Null;
}

impl<Scope, Rows, Direction, E: NullIn<Scope, Rows>> OrderNull<Scope, Rows>
    for ops::order::OrderTerm<Direction, E>
{
    type Some = E::Null;
}

/// A list of direct arguments.
impl<Scope, Group, List: SelectList<Items: OrderNull<Scope, Group>>> ArgumentsNull<Scope, Group>
    for DirectList<List>
{
    type First = B1;
    type Some = <List::Items as OrderNull<Scope, Group>>::Some;
    type Every = B1;
}

impl<Scope, Group: GroupNull<Self>, Type, Operand: NullIn<Scope, Group>> NullIn<Scope, Group>
    for Cast<Type, Operand>
{
    type Null = Group::After<Operand::Null>;
}

impl<Scope, Group, Operand> NullIn<Scope, Group> for AssumeNotNull<Operand> {
    type Null = B0;
}

/// Nullability of the values of CASE.
pub trait BranchesNull<Scope, Group> {
    /// Some value is nullable.
    type Null: Bit;
}

impl<Scope, Group> BranchesNull<Scope, Group> for () {
    type Null = B0;
}

impl<Scope, Group, Before, Condition, Value, Type> BranchesNull<Scope, Group>
    for When<Before, Condition, Value, Type>
where
    Before: BranchesNull<Scope, Group>,
    Value: NullIn<Scope, Group>,
    Before::Null: std::ops::BitOr<Value::Null, Output: Bit>,
{
    type Null = Or<Before::Null, Value::Null>;
}

/// A CASE without ELSE is NULL where no condition holds.
impl<Scope, Group> NullIn<Scope, Group> for () {
    type Null = B1;
}

impl<Scope, Group, Branches: BranchesNull<Scope, Group>, Else: NullIn<Scope, Group>, Type>
    NullIn<Scope, Group> for Case<Branches, Else, Type>
where
    Branches::Null: std::ops::BitOr<Else::Null, Output: Bit>,
{
    type Null = Or<Branches::Null, Else::Null>;
}

impl<Scope, Group, Query> NullIn<Scope, Group> for Exists<Query> {
    type Null = B0;
}

/// `IN` is NULL where nothing matches and one side holds a NULL.
impl<Scope, Group, Op, Left, Query> NullIn<Scope, Group> for Quantified<Op, Left, Query>
where
    Left: NullIn<Scope, Group, Null: std::ops::BitOr<Query::Null, Output: Bit>>,
    Query: SingleColumn,
{
    type Null = Or<Left::Null, Query::Null>;
}

impl<Scope, Group, Query> NullIn<Scope, Group> for Scalar<Query> {
    type Null = B1;
}

impl<Scope, Group, Type, Null: Bit, Parts> NullIn<Scope, Group> for Raw<Declared<Type, Null>, Parts> {
    type Null = Null;
}

/// From a bit to a Rust type: `T` or `Option<T>`.
pub trait Nullability {
    /// `T`, or `Option<T>` where the bit is set.
    type Of<T>;
    /// `Fail` where the bit is set.
    type NeverNull: Verdict;
}

impl Nullability for B0 {
    type Of<T> = T;
    type NeverNull = Valid;
}

impl Nullability for B1 {
    type Of<T> = Option<T>;
    type NeverNull = Fail<MayBeNull>;
}

/// The culprit: a NULL may be there.
pub struct MayBeNull;

/// A verdict on the column of the subquery right of NOT IN.
#[diagnostic::on_unimplemented(
    message = "NOT IN is never true once its subquery gives a NULL, and the column of this one is nullable",
    label = "may give a NULL",
    note = "use `not(exists(..))`, or select `column.assume_not_null()` where the subquery leaves the NULLs out",
    note = "rule N5, see `relvar::docs::rules::N5`"
)]
pub trait NoNullInside {}

#[diagnostic::do_not_recommend]
impl NoNullInside for Valid {}
