//! How many rows can there be?
//!
//! A condition `key = value` for every column of a declared unique key leaves at most one row; so does LIMIT 1; an
//! aggregate without GROUP BY gives exactly one.

use typenum::{B0, B1};

use super::{AllIn, Grouped, NotGrouped, WholeTable};
use crate::expr::*;
use crate::kernel::*;

/// The expressions that a condition fixes to one value for all rows.
pub trait Pins {
    /// A list.
    type Pinned;
}

/// What an operator says about keys.
pub trait PinRule<Left, Right> {
    /// See [`Pins::Pinned`].
    type Pinned;
}

/// Nothing: every operator but `=` and `AND`.
#[derive(Clone, Copy, Debug)]
pub struct PinsNothing;

/// `left = right` fixes the left side where the right one is the same for all rows.
#[derive(Clone, Copy, Debug)]
pub struct PinsLeft;

/// `left AND right` fixes what either fixes.
#[derive(Clone, Copy, Debug)]
pub struct PinsBoth;

impl<Left, Right> PinRule<Left, Right> for PinsNothing {
    type Pinned = Nil;
}

impl<Left, Right: Expression> PinRule<Left, Right> for PinsLeft
where
    Right::Level: SameForAllRows,
{
    type Pinned = <Right::Level as SameForAllRows>::Pin<Left>;
}

impl<Left: Pins, Right: Pins> PinRule<Left, Right> for PinsBoth
where
    Left::Pinned: Append<Right::Pinned>,
{
    type Pinned = <Left::Pinned as Append<Right::Pinned>>::List;
}

/// Only what does not vary by row can fix a column.
pub trait SameForAllRows {
    /// The list of `Pinned`, or an empty one.
    type Pin<Pinned>;
}

impl<Aggregate, Window> SameForAllRows for LevelOf<B0, Aggregate, Window> {
    type Pin<Pinned> = Cons<Pinned, Nil>;
}

impl<Aggregate, Window> SameForAllRows for LevelOf<B1, Aggregate, Window> {
    type Pin<Pinned> = Nil;
}

impl<Lack> SameForAllRows for Unfinished<Lack> {
    type Pin<Pinned> = Nil;
}

impl<Op: Operator, Left, Right> Pins for Infix<Op, Left, Right>
where
    Op::Pins: PinRule<Left, Right>,
{
    type Pinned = <Op::Pins as PinRule<Left, Right>>::Pinned;
}

macro_rules! pins_nothing {
    ($([$($generics:tt)*] $shape:ty;)*) => { $(
        impl<$($generics)*> Pins for $shape {
            type Pinned = Nil;
        }
    )* };
}

pins_nothing! {
    [Type, Value, Null] Bind<Type, Value, Null>;
    [Op, Operand] Affix<Op, Operand>;
    [Operand] AssumeNotNull<Operand>;
    [F, Args] Call<F, Args>;
    [F, Argument] Aggregate<F, Argument>;
    [Branches, Else, Type] Case<Branches, Else, Type>;
    [Type, Operand] Cast<Type, Operand>;
    [Query] Exists<Query>;
    [Op, Left, Query] Quantified<Op, Left, Query>;
    [Query] Scalar<Query>;
    [Type, Parts] Raw<Type, Parts>;
    [C] TableColumn<C>;
    [Reference, C] AliasColumn<Reference, C>;
    [Reference, Field, Type, Null] DerivedColumn<Reference, Field, Type, Null>;
    [Condition, Kind] Reusable<Condition, Kind>;
}

/// The expressions that a WHERE clause fixes.
pub trait PinnedBy {
    /// A list.
    type Pinned;
}

impl PinnedBy for Unset {
    type Pinned = Nil;
}

/// Every row is meant: nothing is fixed.
impl PinnedBy for crate::clause::AllRows {
    type Pinned = Nil;
}

impl<Condition: Pins> PinnedBy for crate::clause::Where<Condition> {
    type Pinned = Condition::Pinned;
}

/// Is some key of this list of keys wholly in `Pinned`?
pub trait SomeKey<Pinned> {
    /// The culprit is [`ManyRows`].
    type Verdict: Verdict;
}

/// The query can give more than one row.
pub struct ManyRows;

impl<Pinned> SomeKey<Pinned> for Nil {
    type Verdict = Fail<ManyRows>;
}

impl<Pinned, Key: AllIn<Pinned>, Rest> SomeKey<Pinned> for Cons<Key, Rest>
where
    Key::Verdict: OrSomeKey<Rest, Pinned>,
{
    type Verdict = <Key::Verdict as OrSomeKey<Rest, Pinned>>::Out;
}

/// This key, or one of the rest.
pub trait OrSomeKey<Rest, Pinned> {
    /// See [`SomeKey::Verdict`].
    type Out: Verdict;
}

impl<Rest, Pinned> OrSomeKey<Rest, Pinned> for Valid {
    type Out = Valid;
}

impl<Culprit, Rest: SomeKey<Pinned>, Pinned> OrSomeKey<Rest, Pinned> for Fail<Culprit> {
    type Out = Rest::Verdict;
}

/// The unique keys of a FROM clause: of its only table. A join can multiply rows, so it has none.
pub trait KeysOf {
    /// A list of lists of columns.
    type Keys;
}

impl<Reference: HasKeys> KeysOf for Cons<Entry<Reference, B0, B0>, Nil> {
    type Keys = Reference::Keys;
}

impl<Reference, Null, Outer, Next, Rest> KeysOf for Cons<Entry<Reference, Null, Outer>, Cons<Next, Rest>>
where
    Cons<Next, Rest>: KeysBehind<Reference, Outer>,
{
    type Keys = <Cons<Next, Rest> as KeysBehind<Reference, Outer>>::Keys;
}

/// Outer references do not multiply rows; joined tables may.
pub trait KeysBehind<Reference, Outer> {
    /// See [`KeysOf::Keys`].
    type Keys;
}

impl<Reference, Next, Rest> KeysBehind<Reference, B0> for Cons<Next, Rest> {
    type Keys = Nil;
}

impl<Reference, Next, Rest> KeysBehind<Reference, B1> for Cons<Next, Rest>
where
    Self: KeysOf,
{
    type Keys = <Self as KeysOf>::Keys;
}

/// The unique keys of a table reference.
pub trait HasKeys {
    /// A list of lists of columns.
    type Keys;
}

/// A table that is not stored has none.
impl<Reference, Columns> HasKeys for Typed<Reference, Columns> {
    type Keys = Nil;
}

/// How many rows a query can give.
pub trait RowCount<Scope, Filter, Limit> {
    /// `Fail` where there can be more than one.
    type AtMostOne: Verdict;
}

impl<Scope, Filter, Limit> RowCount<Scope, Filter, Limit> for WholeTable {
    type AtMostOne = Valid;
}

impl<Scope: KeysOf, Filter: PinnedBy, Limit> RowCount<Scope, Filter, Limit> for NotGrouped
where
    Limit: LimitRows<Scope::Keys, Filter::Pinned>,
{
    type AtMostOne = Limit::AtMostOne;
}

impl<Scope, Filter, Limit: LimitRows<Nil, Nil>, By> RowCount<Scope, Filter, Limit> for Grouped<By> {
    type AtMostOne = Limit::AtMostOne;
}

/// What LIMIT says; where it says nothing, the keys decide.
pub trait LimitRows<Keys, Pinned> {
    /// See [`RowCount::AtMostOne`].
    type AtMostOne: Verdict;
}

impl<Keys: SomeKey<Pinned>, Pinned> LimitRows<Keys, Pinned> for Unset {
    type AtMostOne = Keys::Verdict;
}

impl<Keys: SomeKey<Pinned>, Pinned> LimitRows<Keys, Pinned> for crate::clause::Limit {
    type AtMostOne = Keys::Verdict;
}

impl<Keys: SomeKey<Pinned>, Pinned> LimitRows<Keys, Pinned> for crate::clause::LimitTies {
    type AtMostOne = Keys::Verdict;
}

impl<Keys, Pinned> LimitRows<Keys, Pinned> for crate::clause::LimitOne {
    type AtMostOne = Valid;
}

/// A verdict on a statement that is asked for one row.
#[diagnostic::on_unimplemented(
    message = "this query can return more than one row",
    label = "asked for one row, but not proven to give at most one",
    note = "compare every column of the primary key or of a declared `unique(..)` key, or use `.first()` or an aggregate; `.fetch_all(..)` takes all rows, `.fetch_one_checked(..)` checks at run time"
)]
pub trait AtMostOneRow<Why> {}

#[diagnostic::do_not_recommend]
impl<Why> AtMostOneRow<Why> for Valid {}
