//! How many rows can there be?
//!
//! A condition `key = value` for every column of a declared unique key leaves at most one row; so does LIMIT 1; an
//! aggregate without GROUP BY gives exactly one.

use typenum::{B0, B1};

use super::{AllIn, GROUP_BY, Grouped, InScope, NotGrouped, OuterReferences, WholeTable};
use crate::expr::*;
use crate::kernel::*;

/// What a condition says to be equal, for every row that it leaves.
pub trait Pins {
    /// A list of [`Equation`]s.
    type Pinned;
}

/// `left = right`.
pub struct Equation<Left, Right>(std::marker::PhantomData<(Left, Right)>);

/// What an operator says about keys.
pub trait PinRule<Left, Right> {
    /// See [`Pins::Pinned`].
    type Pinned;
}

/// Nothing: every operator but `=` and `AND`.
#[derive(Clone, Copy, Debug)]
pub struct PinsNothing;

/// `left = right` is an equation.
#[derive(Clone, Copy, Debug)]
pub struct PinsEquation;

/// `left AND right` says what either says.
#[derive(Clone, Copy, Debug)]
pub struct PinsBoth;

impl<Left, Right> PinRule<Left, Right> for PinsNothing {
    type Pinned = Nil;
}

impl<Left, Right> PinRule<Left, Right> for PinsEquation {
    type Pinned = Cons<Equation<Left, Right>, Nil>;
}

impl<Left: Pins, Right: Pins> PinRule<Left, Right> for PinsBoth
where
    Left::Pinned: Append<Right::Pinned>,
{
    type Pinned = <Left::Pinned as Append<Right::Pinned>>::List;
}

/// The expressions that equations fix to one value for all rows: a side is fixed where the other one uses only the
/// tables of the outer queries `Outer`, which have one row here.
pub trait FixedBy<Outer> {
    /// A list.
    type Fixed;
}

impl<Outer> FixedBy<Outer> for Nil {
    type Fixed = Nil;
}

impl<Left, Right, Rest, Outer> FixedBy<Outer> for Cons<Equation<Left, Right>, Rest>
where
    Right: InScope<Outer>,
    Rest: FixedBy<Outer>,
    Right::Verdict: FixesLeft<Left, Right, Outer, Rest::Fixed>,
{
    type Fixed = <Right::Verdict as FixesLeft<Left, Right, Outer, Rest::Fixed>>::Fixed;
}

/// The verdict "the right side is the same for all rows" fixes the left one; else it may be the other way round.
pub trait FixesLeft<Left, Right, Outer, Rest> {
    /// See [`FixedBy::Fixed`].
    type Fixed;
}

impl<Left, Right, Outer, Rest> FixesLeft<Left, Right, Outer, Rest> for Valid {
    type Fixed = Cons<Left, Rest>;
}

impl<Table, Left, Right, Outer, Rest> FixesLeft<Left, Right, Outer, Rest> for Fail<Table>
where
    Left: InScope<Outer>,
    Left::Verdict: FixesRight<Right, Rest>,
{
    type Fixed = <Left::Verdict as FixesRight<Right, Rest>>::Fixed;
}

/// The verdict "the left side is the same for all rows" fixes the right one.
pub trait FixesRight<Right, Rest> {
    /// See [`FixedBy::Fixed`].
    type Fixed;
}

impl<Right, Rest> FixesRight<Right, Rest> for Valid {
    type Fixed = Cons<Right, Rest>;
}

impl<Table, Right, Rest> FixesRight<Right, Rest> for Fail<Table> {
    type Fixed = Rest;
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

/// What a WHERE clause says to be equal.
pub trait PinnedBy {
    /// A list of [`Equation`]s.
    type Pinned;
}

impl PinnedBy for Unset {
    type Pinned = Nil;
}

/// Every row is meant: nothing is said.
impl PinnedBy for crate::clause::AllRows {
    type Pinned = Nil;
}

impl<Condition: Pins> PinnedBy for crate::clause::Where<Condition> {
    type Pinned = Condition::Pinned;
}

/// The expressions that the WHERE clause of a statement on its own fixes.
pub type FixedRows<Filter> = <<Filter as PinnedBy>::Pinned as FixedBy<Nil>>::Fixed;

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
    /// The table, or the one that was joined last, as a message shows it.
    type Rows;
}

impl<Reference: HasKeys + TableReference> KeysOf for Cons<Entry<Reference, B0, B0>, Nil> {
    type Keys = Reference::Keys;
    type Rows = Reference::Shown;
}

impl<Reference, Null, Outer, Next, Rest> KeysOf for Cons<Entry<Reference, Null, Outer>, Cons<Next, Rest>>
where
    Cons<Next, Rest>: KeysBehind<Reference, Outer>,
{
    type Keys = <Cons<Next, Rest> as KeysBehind<Reference, Outer>>::Keys;
    type Rows = <Cons<Next, Rest> as KeysBehind<Reference, Outer>>::Rows;
}

/// Outer references do not multiply rows; joined tables may.
pub trait KeysBehind<Reference, Outer> {
    /// See [`KeysOf::Keys`].
    type Keys;
    /// See [`KeysOf::Rows`].
    type Rows;
}

impl<Reference: TableReference, Next, Rest> KeysBehind<Reference, B0> for Cons<Next, Rest> {
    type Keys = Nil;
    type Rows = Reference::Shown;
}

impl<Reference, Next, Rest> KeysBehind<Reference, B1> for Cons<Next, Rest>
where
    Self: KeysOf,
{
    type Keys = <Self as KeysOf>::Keys;
    type Rows = <Self as KeysOf>::Rows;
}

/// The unique keys of a table reference.
pub trait HasKeys {
    /// A list of lists of columns.
    type Keys;
}

impl<Reference, List> HasKeys for Loose<Reference, List> {
    type Keys = Nil;
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

impl<Scope: KeysOf + OuterReferences, Filter: PinnedBy, Limit> RowCount<Scope, Filter, Limit> for NotGrouped
where
    Filter::Pinned: FixedBy<Scope::Entries>,
    Limit: LimitRows<Scope::Keys, <Filter::Pinned as FixedBy<Scope::Entries>>::Fixed>,
{
    type AtMostOne = Blaming<Limit::AtMostOne, Scope::Rows>;
}

impl<Scope, Filter, Limit: LimitRows<Nil, Nil>, By> RowCount<Scope, Filter, Limit> for Grouped<By> {
    type AtMostOne = Blaming<Limit::AtMostOne, GROUP_BY>;
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
    message = "this query can return more than one row of `{Rows}`",
    label = "asked for one row, but not proven to give at most one",
    note = "compare every column of the primary key or of a declared `unique(..)` key, or use `.first()` or an aggregate; `.fetch_all(..)` takes all rows, `.fetch_one_checked(..)` checks at run time",
    note = "rule R4, see `relvar::docs::rules::R4`"
)]
pub trait AtMostOneRow<Rows> {}

#[diagnostic::do_not_recommend]
impl<Rows> AtMostOneRow<Rows> for Valid {}

/// A verdict on a subquery that is taken as a value.
#[diagnostic::on_unimplemented(
    message = "a subquery used as a value can return more than one row of `{Rows}`",
    label = "not proven to give at most one row",
    note = "compare every column of the primary key or of a declared `unique(..)` key, or use `.first()` or an aggregate; `scalar_checked(..)` and `scalar_row_checked(..)` leave it to the server",
    note = "rule R4, see `relvar::docs::rules::R4`"
)]
pub trait AtMostOneValue<Rows> {}

#[diagnostic::do_not_recommend]
impl<Rows> AtMostOneValue<Rows> for Valid {}
