//! Is a value nullable here?
//!
//! A column is nullable where it is declared so or where an outer join made its table nullable; everything else
//! follows from its operands. (PostgreSQL manual, sections 7.2.1.1 and 9.21.)

use typenum::{B0, B1, Bit, Or};

use super::{Find, Grouped, NotGrouped, WholeTable};
use crate::expr::*;
use crate::kernel::*;

/// Is the value of this expression nullable with the FROM clause `Scope` and the grouping `Group`?
pub trait NullIn<Scope, Group> {
    /// `B1` where it is.
    type Null: Bit;
}

/// The bit of `E`.
pub type NullOf<E, Scope, Group> = <E as NullIn<Scope, Group>>::Null;

/// Can a group be without rows? Only the one group of a query without GROUP BY.
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

impl<By> GroupRows for Grouped<By> {
    type MayBeEmpty = B0;
}

impl<Scope, Group, Type, Value, Null: Bit> NullIn<Scope, Group> for Bind<Type, Value, Null> {
    type Null = Null;
}

impl<Scope, Group, Reference, C: Column> NullIn<Scope, Group> for AliasColumn<Reference, C>
where
    Scope: Find<Reference>,
    C::Null: std::ops::BitOr<Scope::Null, Output: Bit>,
{
    type Null = Or<C::Null, Scope::Null>;
}

impl<Scope, Group, Reference, Field, Type, Null> NullIn<Scope, Group>
    for DerivedColumn<Reference, Field, Type, Null>
where
    Scope: Find<Reference>,
    Null: std::ops::BitOr<Scope::Null, Output: Bit>,
{
    type Null = Or<Null, Scope::Null>;
}

impl<Scope, Group, Op: Operator, Left, Right> NullIn<Scope, Group> for Infix<Op, Left, Right>
where
    Left: NullIn<Scope, Group>,
    Right: NullIn<Scope, Group>,
    Left::Null: std::ops::BitOr<Right::Null>,
    Op::Nulls: NullPolicy<Or<Left::Null, Right::Null>>,
{
    type Null = <Op::Nulls as NullPolicy<Or<Left::Null, Right::Null>>>::Null;
}

impl<Scope, Group, Op: AffixOperator, Operand: NullIn<Scope, Group>> NullIn<Scope, Group>
    for Affix<Op, Operand>
where
    Op::Nulls: NullPolicy<Operand::Null>,
{
    type Null = <Op::Nulls as NullPolicy<Operand::Null>>::Null;
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
    F::Nulls: CallPolicy<Args::First, Args::Some, Args::Every>,
{
    type Null = <F::Nulls as CallPolicy<Args::First, Args::Some, Args::Every>>::Null;
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

impl<Scope, Group: GroupRows, F: AggregateFunction, Argument: NullIn<Scope, Group>> NullIn<Scope, Group>
    for Aggregate<F, Argument>
where
    F::Nulls: AggregatePolicy<Argument::Null, Group::MayBeEmpty>,
{
    type Null = <F::Nulls as AggregatePolicy<Argument::Null, Group::MayBeEmpty>>::Null;
}

impl<Scope, Group> NullIn<Scope, Group> for fns::EveryRow {
    type Null = B0;
}

impl<Scope, Group, Type, Operand: NullIn<Scope, Group>> NullIn<Scope, Group> for Cast<Type, Operand> {
    type Null = Operand::Null;
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

/// `IN` is NULL where nothing matches and one side holds a NULL, which the subquery always may.
impl<Scope, Group, Op, Left, Query> NullIn<Scope, Group> for Quantified<Op, Left, Query> {
    type Null = B1;
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
}

impl Nullability for B0 {
    type Of<T> = T;
}

impl Nullability for B1 {
    type Of<T> = Option<T>;
}
