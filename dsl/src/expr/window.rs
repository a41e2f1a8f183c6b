//! Windows: PARTITION BY, ORDER BY, a frame, a name (PostgreSQL manual, section 4.2.8).

use std::marker::PhantomData;

use super::frame::{Frame, FrameBound, Groups, GroupsOrder, Range, RangeOver, Rows};
use super::{Sorted, TermList};
use crate::backend::{Backend, Values};
use crate::check::kept::Sorts;
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy};
use crate::row::{ItemLevel, LevelOfList, LevelOfOrder, ListLevel, OrderList, SelectList};
use crate::types::Int8;

/// A window: which rows the function sees, in which order.
#[derive(Clone, Copy, Debug)]
pub struct Window<Base, Partition, Order, Frame> {
    pub(crate) base: Base,
    pub(crate) partition: Partition,
    pub(crate) order: Order,
    pub(crate) frame: Frame,
}

/// `PARTITION BY list`
#[derive(Clone, Copy, Debug)]
pub struct PartitionBy<List>(pub(crate) List);

/// A window with a name, for the WINDOW clause.
#[derive(Clone, Copy, Debug)]
pub struct NamedWindow<const LETTER: char, Definition>(pub(crate) Definition);

/// The name alone, as OVER and another window write it.
#[derive(Debug)]
pub struct WindowName<const LETTER: char, Definition>(PhantomData<Definition>);

impl<const LETTER: char, Definition> Clone for WindowName<LETTER, Definition> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<const LETTER: char, Definition> Copy for WindowName<LETTER, Definition> {}

/// What the rules ask of a window.
pub trait WindowParts {
    /// The level of what it holds.
    type Level: Level;
    /// PARTITION BY, or `Unset`.
    type Partition;
    /// ORDER BY, or `Unset`.
    type Order;
    /// The frame, or `Unset`.
    type Frame;
}

impl<Base, Partition: SlotLevel, Order: SlotLevel, Frame> WindowParts
    for Window<Base, Partition, Order, Frame>
{
    type Level = Mixed<Partition::Level, Order::Level>;
    type Partition = Partition;
    type Order = Order;
    type Frame = Frame;
}

/// The level of a part that may be missing.
pub trait SlotLevel {
    /// It.
    type Level: Level;
}

impl SlotLevel for Unset {
    type Level = ConstantLevel;
}

impl<List: ItemLevel> SlotLevel for PartitionBy<List> {
    type Level = LevelOfList<List>;
}

impl<Terms: OrderList<Items: ListLevel>> SlotLevel for Sorted<Terms> {
    type Level = LevelOfOrder<Terms>;
}

/// `()`: the window of all rows; `.partition_by(..)`, `.order_by(..)` and a frame narrow it.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let oldest_first = window().partition_by(users::team_id).order_by(users::age.desc());
/// let sql = users.select((users::name, rank().over(oldest_first))).sql::<Postgres>();
/// assert_eq!(
///     sql,
///     "SELECT users.name, rank() OVER (PARTITION BY users.team_id ORDER BY users.age DESC) FROM users",
/// );
/// ```
pub fn window() -> Window<Unset, Unset, Unset, Unset> {
    Window { base: Unset, partition: Unset, order: Unset, frame: Unset }
}

/// The order of a window: its own, or that of the window it is based on.
pub type OrderOf<Base, Order> = <Base as BaseOrder<Order>>::Order;

/// See [`OrderOf`].
pub trait BaseOrder<Order> {
    /// The order.
    type Order;
}

impl<Order> BaseOrder<Order> for Unset {
    type Order = Order;
}

impl<const LETTER: char, Definition: WindowParts> BaseOrder<Unset> for WindowName<LETTER, Definition> {
    type Order = Definition::Order;
}

impl<const LETTER: char, Definition, Terms> BaseOrder<Sorted<Terms>> for WindowName<LETTER, Definition> {
    type Order = Sorted<Terms>;
}

#[relvar_macros::brief]
impl<Base, Partition, Order, Held> Window<Base, Partition, Order, Held> {
    /// `PARTITION BY list`: an expression or a tuple; the function sees the rows with the same values.
    pub fn partition_by<List>(self, list: List) -> Window<Base, PartitionBy<List>, Order, Held>
    where
        Partition: Slot<PARTITION_BY>,
        Base: Slot<WINDOW>,
        List: SelectList<Items: TermList> + ItemLevel,
        <List::Items as TermList>::Types<Nil>: EachEqual,
        Free<Partition, PARTITION_BY>: PartitionedOnce,
        Free<Base, WINDOW>: PartitionNotOverridden,
        EachEqualIn<List>: PartitionsEqual<Culprit<EachEqualIn<List>>>,
        <LevelOfList<List> as Level>::NotNested: NotNested,
        <LevelOfList<List> as Level>::NoWindow: NoWindowInDefinition,
    {
        Window { base: self.base, partition: PartitionBy(list), order: self.order, frame: self.frame }
    }

    /// `ORDER BY terms`: an expression, its `.asc()` or `.desc()`, or a tuple of them. It comes before the frame.
    pub fn order_by<Terms>(self, terms: Terms) -> Window<Base, Partition, Sorted<Terms>, Held>
    where
        Base: BaseOrder<Order>,
        OrderOf<Base, Order>: Slot<ORDER_BY>,
        Held: Slot<FRAME>,
        Terms: OrderList<Items: ListLevel>,
        Free<OrderOf<Base, Order>, ORDER_BY>: OrderedOnceInWindow,
        Free<Held, FRAME>: OrderedBeforeFrame,
        <LevelOfOrder<Terms> as Level>::NotNested: NotNested,
        <LevelOfOrder<Terms> as Level>::NoWindow: NoWindowInDefinition,
    {
        Window { base: self.base, partition: self.partition, order: Sorted(terms), frame: self.frame }
    }

    /// `ROWS BETWEEN start AND end`: so many rows.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let three = window().order_by(users::id).rows(preceding(2), current_row());
    /// let sql = users.select(avg(users::age).over(three)).sql::<Postgres>();
    /// assert_eq!(
    ///     sql,
    ///     "SELECT avg(users.age) OVER (ORDER BY users.id ROWS BETWEEN $1 PRECEDING AND CURRENT ROW) FROM users",
    /// );
    /// ```
    pub fn rows<Start, End, First, Last>(
        self,
        start: Start,
        end: End,
    ) -> Window<Base, Partition, Order, Frame<Rows, First, Last, Unset>>
    where
        Held: Slot<FRAME>,
        Start: FrameBound<Int8, Bound = First>,
        End: FrameBound<Int8, Bound = Last>,
        Free<Held, FRAME>: OnceInWindow<FRAME>,
        First: RunsTo<Last>,
        <First as RunsTo<Last>>::Verdict: FramePossible<First, Last>,
    {
        self.with_frame(start.bound(), end.bound())
    }

    /// `RANGE BETWEEN start AND end`: the rows whose value of the one ORDER BY expression is so near.
    pub fn range<Start, End, First, Last>(
        self,
        start: Start,
        end: End,
    ) -> Window<Base, Partition, Order, Frame<Range, First, Last, Unset>>
    where
        Base: BaseOrder<Order>,
        Held: Slot<FRAME>,
        Start: FrameBound<RangeOver<OrderOf<Base, Order>>, Bound = First>,
        End: FrameBound<RangeOver<OrderOf<Base, Order>>, Bound = Last>,
        Free<Held, FRAME>: OnceInWindow<FRAME>,
        First: RunsTo<Last>,
        <First as RunsTo<Last>>::Verdict: FramePossible<First, Last>,
    {
        self.with_frame(start.bound(), end.bound())
    }

    /// `GROUPS BETWEEN start AND end`: so many groups of rows that ORDER BY does not tell apart.
    pub fn groups<Start, End, First, Last>(
        self,
        start: Start,
        end: End,
    ) -> Window<Base, Partition, Order, Frame<Groups, First, Last, Unset>>
    where
        Base: BaseOrder<Order>,
        OrderOf<Base, Order>: GroupsOrder,
        Held: Slot<FRAME>,
        Start: FrameBound<Int8, Bound = First>,
        End: FrameBound<Int8, Bound = Last>,
        Free<Held, FRAME>: OnceInWindow<FRAME>,
        First: RunsTo<Last>,
        <First as RunsTo<Last>>::Verdict: FramePossible<First, Last>,
    {
        self.with_frame(start.bound(), end.bound())
    }

    fn with_frame<Mode, First, Last>(
        self,
        start: First,
        end: Last,
    ) -> Window<Base, Partition, Order, Frame<Mode, First, Last, Unset>> {
        Window {
            base: self.base,
            partition: self.partition,
            order: self.order,
            frame: Frame::new(start, end),
        }
    }

    /// `OVER (name ..)`: the partition and the order of a window of the WINDOW clause.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let team = window().partition_by(users::team_id).named::<'t'>();
    /// let sql = users.window(team).select(rank().over(window().based_on(team).order_by(users::age))).sql::<Postgres>();
    /// assert_eq!(
    ///     sql,
    ///     "SELECT rank() OVER (t ORDER BY users.age) FROM users WINDOW t AS (PARTITION BY users.team_id)",
    /// );
    /// ```
    pub fn based_on<const LETTER: char, Definition>(
        self,
        _: NamedWindow<LETTER, Definition>,
    ) -> Window<WindowName<LETTER, Definition>, Partition, Order, Held>
    where
        Base: Slot<WINDOW>,
        Partition: Slot<PARTITION_BY>,
        Order: Slot<ORDER_BY>,
        Definition: WindowParts<Frame: Slot<FRAME>>,
        Free<Base, WINDOW>: OnceInWindow<WINDOW>,
        Free<Partition, PARTITION_BY>: PartitionNotOverridden,
        Free<Order, ORDER_BY>: BasedBeforeOrder,
        Free<Definition::Frame, FRAME>: NoFrameCopied,
    {
        Window {
            base: WindowName(PhantomData),
            partition: self.partition,
            order: self.order,
            frame: self.frame,
        }
    }

    /// A name for the WINDOW clause, `.window(..)`: a lower-case letter.
    pub fn named<const LETTER: char>(self) -> NamedWindow<LETTER, Self>
    where
        Label<LETTER>: LabelDigit,
    {
        NamedWindow(self)
    }
}

/// Does every expression of the list have an `=`?
pub type EachEqualIn<List> = <<<List as SelectList>::Items as TermList>::Types<Nil> as EachEqual>::Verdict;

/// What stands after OVER: a window, or one that the WINDOW clause names.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a window",
    label = "expected `window()..` or a window with a name",
    note = "rule W7, see `relvar::docs::rules::W7`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait IntoWindow {
    /// As OVER writes it.
    type Window;
    /// Turns it into that.
    fn into_window(self) -> Self::Window;
}

impl<Base, Partition, Order, Frame> IntoWindow for Window<Base, Partition, Order, Frame> {
    type Window = Self;
    fn into_window(self) -> Self {
        self
    }
}

impl<const LETTER: char, Definition> IntoWindow for NamedWindow<LETTER, Definition> {
    type Window = WindowName<LETTER, Definition>;
    fn into_window(self) -> Self::Window {
        WindowName(PhantomData)
    }
}

impl<const LETTER: char, Definition> IntoWindow for &NamedWindow<LETTER, Definition> {
    type Window = WindowName<LETTER, Definition>;
    fn into_window(self) -> Self::Window {
        WindowName(PhantomData)
    }
}

impl<D, Base, Partition, Order, Frame> Render<D> for Window<Base, Partition, Order, Frame>
where
    D: Dialect,
    Base: Render<D>,
    Partition: Render<D>,
    Order: WindowOrderText<D>,
    Frame: Render<D>,
{
    type Support = Both<Partition::Support, Both<Order::Support, Frame::Support>>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("("),
        &Rope::List(" ", &[Base::ROPE, Partition::ROPE, Order::ROPE, Frame::ROPE]),
        &Rope::Literal(")"),
    ]);
}

/// ORDER BY of a window, or nothing.
pub trait WindowOrderText<D: Dialect> {
    /// What it needs.
    type Support: Verdict;
    /// Its text.
    const ROPE: &'static Rope;
}

impl<D: Dialect> WindowOrderText<D> for Unset {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<D: Dialect, Terms: Render<D>> WindowOrderText<D> for Sorted<Terms>
where
    Sorts<Terms>: SupportedBy<D>,
{
    type Support = Both<Terms::Support, Support<Sorts<Terms>, D>>;
    const ROPE: &'static Rope = &Rope::Clause("ORDER BY ", &Rope::Terms(Terms::ROPE));
}

impl<D: Dialect, List: Render<D>> Render<D> for PartitionBy<List> {
    type Support = List::Support;
    const ROPE: &'static Rope = &Rope::Clause("PARTITION BY ", List::ROPE);
}

impl<D: Dialect, const LETTER: char, Definition> Render<D> for WindowName<LETTER, Definition>
where
    Label<LETTER>: LabelDigit,
{
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal(<Label<LETTER> as LabelDigit>::LETTER);
}

impl<D: Dialect, const LETTER: char, Definition: Render<D>> Render<D> for NamedWindow<LETTER, Definition>
where
    Label<LETTER>: LabelDigit,
{
    type Support = Definition::Support;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(<Label<LETTER> as LabelDigit>::LETTER),
        &Rope::Literal(" AS "),
        Definition::ROPE,
    ]);
}

impl<B: Backend, Base, Partition: Values<B>, Order: Values<B>, Frame: Values<B>> Values<B>
    for Window<Base, Partition, Order, Frame>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.partition.values(parameters);
        self.order.values(parameters);
        self.frame.values(parameters);
    }
}

impl<B: Backend, List: Values<B>> Values<B> for PartitionBy<List> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

impl<B: Backend, const LETTER: char, Definition> Values<B> for WindowName<LETTER, Definition> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<B: Backend, const LETTER: char, Definition: Values<B>> Values<B> for NamedWindow<LETTER, Definition> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}
