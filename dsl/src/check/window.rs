//! Is a window possible, is it defined, and what do its rows mean for the other rules?
//!
//! PostgreSQL manual, section 4.2.8: which frames there are, and what a window may take from another.

use typenum::{B0, B1, Bit};

use super::*;
use crate::clause::Windows;
use crate::expr::*;
use crate::kernel::*;

macro_rules! sentences {
    ($($(#[$attribute:meta])* $name:ident $(<$($parameter:ident),+>)?;)*) => { $(
        $(#[$attribute])*
        pub trait $name$(<$($parameter),+>)? {}

        #[diagnostic::do_not_recommend]
        impl$(<$($parameter),+>)? $name$(<$($parameter),+>)? for Valid {}
    )* };
}

sentences! {
    /// A verdict on what a window is made of.
    #[diagnostic::on_unimplemented(
        message = "window functions are not allowed in window definitions (OVER, WINDOW)",
        label = "contains a window function",
        note = "rule W2, see `relvar::docs::rules::W2`"
    )]
    NoWindowInDefinition;
    /// A verdict on the arguments of a window function.
    #[diagnostic::on_unimplemented(
        message = "window function calls cannot be nested: no OVER inside of OVER",
        label = "contains a window function",
        note = "compute the inner one in a subquery",
        note = "rule W2, see `relvar::docs::rules::W2`"
    )]
    NoWindowInWindow;
    /// A verdict on a part of a window.
    #[diagnostic::on_unimplemented(
        message = "this window already has {Clause}",
        label = "{Clause} is given a second time",
        note = "rule W7, see `relvar::docs::rules::W7`"
    )]
    OnceInWindow<Clause>;
    /// A verdict on PARTITION BY.
    #[diagnostic::on_unimplemented(
        message = "this window already has PARTITION BY",
        label = "PARTITION BY is given a second time",
        note = "partition by several expressions at once: `.partition_by((first, second))`",
        note = "rule W7, see `relvar::docs::rules::W7`"
    )]
    PartitionedOnce;
    /// A verdict on the types of PARTITION BY.
    #[diagnostic::on_unimplemented(
        message = "SQL type `{Type}` has no `=` operator, so PARTITION BY cannot compare its values",
        label = "an expression of SQL type `{Type}`",
        note = "rule T4, see `relvar::docs::rules::T4`"
    )]
    PartitionsEqual<Type>;
    /// A verdict on PARTITION BY of a window that is based on another.
    #[diagnostic::on_unimplemented(
        message = "PARTITION BY of a named window cannot be overridden",
        label = "a window that is based on a named one takes its partition",
        note = "rule W7, see `relvar::docs::rules::W7`"
    )]
    PartitionNotOverridden;
    /// A verdict on ORDER BY.
    #[diagnostic::on_unimplemented(
        message = "this window already has ORDER BY",
        label = "ORDER BY is given a second time, or the window that this is based on has one",
        note = "rule W7, see `relvar::docs::rules::W7`"
    )]
    OrderedOnceInWindow;
    /// A verdict on ORDER BY.
    #[diagnostic::on_unimplemented(
        message = "ORDER BY of a window comes before its frame",
        label = "the frame is already given",
        note = "rule W4, see `relvar::docs::rules::W4`"
    )]
    OrderedBeforeFrame;
    /// A verdict on a window that is based on another.
    #[diagnostic::on_unimplemented(
        message = "a window is based on another one before it has ORDER BY",
        label = "ORDER BY is already given",
        note = "rule W7, see `relvar::docs::rules::W7`"
    )]
    BasedBeforeOrder;
    /// A verdict on a window that is based on another.
    #[diagnostic::on_unimplemented(
        message = "a window with a frame (ROWS, RANGE, GROUPS) cannot be copied",
        label = "the named window has a frame",
        note = "use the named window itself, or give the frame here",
        note = "rule W7, see `relvar::docs::rules::W7`"
    )]
    NoFrameCopied;
    /// A verdict on a frame.
    #[diagnostic::on_unimplemented(
        message = "a window frame cannot run from `{Start}` to `{End}`",
        label = "a frame from `{Start}` to `{End}`",
        note = "a frame's end must not come before its start",
        note = "rule W5, see `relvar::docs::rules::W5`"
    )]
    FramePossible<Start, End>;
    /// A verdict on an aggregate with OVER.
    #[diagnostic::on_unimplemented(
        message = "an aggregate with DISTINCT, ORDER BY or WITHIN GROUP takes no OVER",
        label = "as a window function an aggregate takes only FILTER",
        note = "rule W6, see `relvar::docs::rules::W6`"
    )]
    OrdinaryOver;
    /// A verdict on the named windows of a query.
    #[diagnostic::on_unimplemented(
        message = "`{Name}` is not defined by the WINDOW clause of this query",
        label = "`{Name}` is not defined",
        note = "`.window(..)` defines it, before the clause that uses it",
        note = "rule W7, see `relvar::docs::rules::W7`"
    )]
    WindowDefined<Name>;
    /// A verdict on a window that is about to be named.
    #[diagnostic::on_unimplemented(
        message = "`{Name}` is already defined by the WINDOW clause of this query",
        label = "`{Name}` is defined a second time",
        note = "rule W7, see `relvar::docs::rules::W7`"
    )]
    WindowFresh<Name>;
}

/// What OVER is for.
#[diagnostic::on_unimplemented(
    message = "OVER is for window functions and aggregates, and this is neither",
    label = "OVER on what is no window function and no aggregate",
    note = "rule W3, see `relvar::docs::rules::W3`"
)]
pub trait TakesOver {}

/// A value that is the same for every row: it has no column in it.
#[diagnostic::on_unimplemented(
    message = "an offset of a window frame (ROWS, RANGE, GROUPS) cannot use a column",
    label = "expected a value that is the same for every row",
    note = "rule W4, see `relvar::docs::rules::W4`"
)]
pub trait SameForEveryRow: Level {}

#[diagnostic::do_not_recommend]
impl SameForEveryRow for ConstantLevel {}

/// May an aggregate of this input be a window function?
pub trait OverInput {
    /// `Fail` where it has DISTINCT, ORDER BY, or direct arguments.
    type Verdict: Verdict;
}

impl<First, Rest> OverInput for Arguments<First, Rest> {
    type Verdict = Valid;
}

impl OverInput for EveryRow {
    type Verdict = Valid;
}

impl<Args> OverInput for Direct<Args> {
    type Verdict = Fail<NotHere>;
}

impl<Args: OverInput, Distinct: Slot<DISTINCT>, Order: Slot<ORDER_BY>, Filter> OverInput
    for Modified<Args, Distinct, Order, Filter>
{
    type Verdict = Both<Args::Verdict, Both<Distinct::Free, Order::Free>>;
}

macro_rules! given {
    ($([$($generics:tt)*] $slot:ty;)*) => { $(
        impl<Clause, $($generics)*> Slot<Clause> for $slot {
            type Free = Fail<Clause>;
        }
    )* };
}

given! {
    [List] PartitionBy<List>;
    [Mode, Start, End, Exclusion] frame::Frame<Mode, Start, End, Exclusion>;
    [const LETTER: char, Definition] WindowName<LETTER, Definition>;
}

/// Can a frame run from `Self` to `End`, and can it be without the current row?
pub trait RunsTo<End> {
    /// `Fail` where the end comes before the start.
    type Verdict: Verdict;
    /// [`B1`] where the current row may be outside.
    type MayBeEmpty: Bit;
}

/// The culprit: a frame that cannot be.
pub struct Impossible;

macro_rules! runs_to {
    ($([$($generic:ident),*] $start:ty => $end:ty: $verdict:ty, $empty:ty;)*) => { $(
        impl<$($generic),*> RunsTo<$end> for $start {
            type Verdict = $verdict;
            type MayBeEmpty = $empty;
        }
    )* };
}

use frame::{CurrentRow, Following, Preceding, UnboundedFollowing, UnboundedPreceding};

runs_to! {
    [] UnboundedPreceding => UnboundedPreceding: Fail<Impossible>, B1;
    [V] UnboundedPreceding => Preceding<V>: Valid, B1;
    [] UnboundedPreceding => CurrentRow: Valid, B0;
    [V] UnboundedPreceding => Following<V>: Valid, B0;
    [] UnboundedPreceding => UnboundedFollowing: Valid, B0;
    [U] Preceding<U> => UnboundedPreceding: Fail<Impossible>, B1;
    [U, V] Preceding<U> => Preceding<V>: Valid, B1;
    [U] Preceding<U> => CurrentRow: Valid, B0;
    [U, V] Preceding<U> => Following<V>: Valid, B0;
    [U] Preceding<U> => UnboundedFollowing: Valid, B0;
    [] CurrentRow => UnboundedPreceding: Fail<Impossible>, B1;
    [V] CurrentRow => Preceding<V>: Fail<Impossible>, B1;
    [] CurrentRow => CurrentRow: Valid, B0;
    [V] CurrentRow => Following<V>: Valid, B0;
    [] CurrentRow => UnboundedFollowing: Valid, B0;
    [U] Following<U> => UnboundedPreceding: Fail<Impossible>, B1;
    [U, V] Following<U> => Preceding<V>: Fail<Impossible>, B1;
    [U] Following<U> => CurrentRow: Fail<Impossible>, B1;
    [U, V] Following<U> => Following<V>: Valid, B1;
    [U] Following<U> => UnboundedFollowing: Valid, B1;
    [] UnboundedFollowing => UnboundedPreceding: Fail<Impossible>, B1;
    [V] UnboundedFollowing => Preceding<V>: Fail<Impossible>, B1;
    [] UnboundedFollowing => CurrentRow: Fail<Impossible>, B1;
    [V] UnboundedFollowing => Following<V>: Fail<Impossible>, B1;
    [] UnboundedFollowing => UnboundedFollowing: Fail<Impossible>, B1;
}

/// Can a window's frame be without a row? One that has the current row cannot.
pub trait FrameRows {
    /// [`B1`] where it can.
    type MayBeEmpty: BitDigit;
}

/// A bit as a digit of an id.
pub trait BitDigit: Bit {
    /// The digit, before `Rest`.
    type Digit<Rest: crate::kernel::Identity>: crate::kernel::Identity;
}

impl BitDigit for B0 {
    type Digit<Rest: crate::kernel::Identity> = D0<Rest>;
}

impl BitDigit for B1 {
    type Digit<Rest: crate::kernel::Identity> = D1<Rest>;
}

/// Without a frame it is up to the current row, or all rows.
impl FrameRows for Unset {
    type MayBeEmpty = B0;
}

impl<Mode, Start: RunsTo<End>, End, Exclusion: LeavesRows<Start::MayBeEmpty>> FrameRows
    for frame::Frame<Mode, Start, End, Exclusion>
{
    type MayBeEmpty = Exclusion::MayBeEmpty;
}

impl<Base, Partition, Order, Held: FrameRows> FrameRows for Window<Base, Partition, Order, Held> {
    type MayBeEmpty = Held::MayBeEmpty;
}

impl<const LETTER: char, Definition: FrameRows> FrameRows for WindowName<LETTER, Definition> {
    type MayBeEmpty = Definition::MayBeEmpty;
}

impl<const LETTER: char, Definition: FrameRows> FrameRows for NamedWindow<LETTER, Definition> {
    type MayBeEmpty = Definition::MayBeEmpty;
}

/// What EXCLUDE leaves of a frame that may be empty where `Empty` says so.
pub trait LeavesRows<Empty> {
    /// See [`FrameRows::MayBeEmpty`].
    type MayBeEmpty: BitDigit;
}

macro_rules! leaves {
    (all: $($all:ty)*; not_the_current: $($some:ty)*) => {
        $(
            impl<Empty: BitDigit> LeavesRows<Empty> for $all {
                type MayBeEmpty = Empty;
            }
        )*
        $(
            impl<Empty> LeavesRows<Empty> for $some {
                type MayBeEmpty = B1;
            }
        )*
    };
}

leaves!(all: Unset frame::NoOthers frame::ExcludeTies; not_the_current: frame::ExcludeCurrentRow frame::ExcludeGroup);

/// The identity of a window's name. A window that can be empty is another one than a window of the same letter that
/// cannot, because the types of its values differ.
pub type NameOf<const LETTER: char, Definition> =
    <Label<LETTER> as LabelDigit>::Digit<<<Definition as FrameRows>::MayBeEmpty as BitDigit>::Digit<()>>;

/// How a message names a window.
pub struct WindowNamed<const LETTER: char>;

/// The windows that a query names.
pub trait Defines<Letter, Name, Shown> {
    /// Is there one of this name?
    type Known: Verdict;
    /// Is there none of this letter?
    type Fresh: Verdict;
}

macro_rules! no_windows {
    ($([$($generic:ident)?] $slot:ty;)*) => { $(
        impl<Letter, Name, Shown $(, $generic)?> Defines<Letter, Name, Shown> for $slot {
            type Known = Fail<Shown>;
            type Fresh = Valid;
        }
    )* };
}

no_windows! {
    [] Unset;
    [Condition] crate::clause::HavingClause<Condition>;
}

impl<Letter, Name, Shown, Before, const LETTER: char, Definition> Defines<Letter, Name, Shown>
    for Windows<Before, NamedWindow<LETTER, Definition>>
where
    Label<LETTER>: LabelDigit,
    Definition: FrameRows,
    Before: Defines<Letter, Name, Shown>,
    Letter: Identity,
    Name: Identity,
    IfSame<NameOf<LETTER, Definition>, Name, Valid, Before::Known>: Verdict,
    IfSame<<Label<LETTER> as LabelDigit>::Digit<()>, Letter, Fail<Shown>, Before::Fresh>: Verdict,
{
    type Known = IfSame<NameOf<LETTER, Definition>, Name, Valid, Before::Known>;
    type Fresh = IfSame<<Label<LETTER> as LabelDigit>::Digit<()>, Letter, Fail<Shown>, Before::Fresh>;
}

/// A walk through expressions that only asks for the names of windows; `Held` is what the query defines. It has the
/// shape of the walk for GROUP BY, and stops where there is no window function.
pub struct DefinedIn<Held>(std::marker::PhantomData<Held>);

impl<E: Expression, Held> FindExpression<E> for DefinedIn<Held> {
    type Found = <E::Level as Level>::NoWindow;
}

/// The verdict on the windows of `Items`, which is only asked for where there is a window function.
pub trait CheckWindows<Held, Items> {
    /// The culprit is a window.
    type Verdict: Verdict;
}

impl<Held, Items> CheckWindows<Held, Items> for B0 {
    type Verdict = Valid;
}

impl<Held, Items: GroupedBy<DefinedIn<Held>>> CheckWindows<Held, Items> for B1 {
    type Verdict = Items::Verdict;
}

/// The verdict on the windows of `Items`, whose level is `L`.
pub type WindowsOf<Held, L, Items> = <<L as Level>::HasWindow as CheckWindows<Held, Items>>::Verdict;

/// What a name in OVER means to a walk: to that for GROUP BY its definition, to that for names itself.
pub trait MeetsName<const LETTER: char, Definition> {
    /// See [`GroupedBy::Verdict`].
    type Verdict: Verdict;
}

macro_rules! meets_definition {
    ($([$($generic:ident)*] $group:ty;)*) => { $(
        impl<const LETTER: char, Definition: GroupedBy<$group> $(, $generic)*> MeetsName<LETTER, Definition> for $group {
            type Verdict = Definition::Verdict;
        }
    )* };
}

meets_definition! {
    [] NotGrouped;
    [] WholeTable;
    [By] Grouped<By>;
    [Scope Group] Inside<Scope, Group>;
    [Outer] OverOuter<Outer>;
}

impl<const LETTER: char, Definition, Held> MeetsName<LETTER, Definition> for DefinedIn<Held>
where
    Label<LETTER>: LabelDigit,
    Definition: FrameRows,
    Held: Defines<<Label<LETTER> as LabelDigit>::Digit<()>, NameOf<LETTER, Definition>, WindowNamed<LETTER>>,
{
    type Verdict = Held::Known;
}
