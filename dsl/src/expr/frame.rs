//! The frame of a window: `ROWS BETWEEN start AND end EXCLUDE ..` (PostgreSQL manual, section 4.2.8).

use std::marker::PhantomData;

use super::{Operand, Sorted, TermList, Window};
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::row::OrderList;
use crate::types::RangeOffset;

/// `mode BETWEEN start AND end exclusion`
#[derive(Clone, Copy, Debug)]
pub struct Frame<Mode, Start, End, Exclusion> {
    start: Start,
    end: End,
    kind: PhantomData<(Mode, Exclusion)>,
}

impl<Mode, Start, End, Exclusion> Frame<Mode, Start, End, Exclusion> {
    pub(crate) fn new(start: Start, end: End) -> Self {
        Frame { start, end, kind: PhantomData }
    }
}

/// What a frame counts, or what it leaves out.
pub trait FrameWord: 'static {
    /// Identity, before `Rest`.
    type Id<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// As SQL writes it.
    const TEXT: &'static str;
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $text:literal $digit:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl FrameWord for $name {
            type Id<Rest: crate::kernel::Identity> = $digit<Rest>;
            const TEXT: &'static str = $text;
        }
    )* };
}

words! {
    /// Rows, one by one.
    Rows "ROWS BETWEEN " D1;
    /// Values of the one ORDER BY expression.
    Range "RANGE BETWEEN " D2;
    /// Groups of rows that ORDER BY does not tell apart.
    Groups "GROUPS BETWEEN " D3;
    /// Nothing is left out.
    NoOthers " EXCLUDE NO OTHERS" D4;
    /// The current row is left out.
    ExcludeCurrentRow " EXCLUDE CURRENT ROW" D5;
    /// The current row and its equals are left out.
    ExcludeGroup " EXCLUDE GROUP" D6;
    /// The current row's equals are left out, but not itself.
    ExcludeTies " EXCLUDE TIES" D7;
}

impl FrameWord for Unset {
    type Id<Rest: crate::kernel::Identity> = D0<Rest>;
    const TEXT: &'static str = "";
}

macro_rules! ends {
    ($($(#[$doc:meta])* $name:ident $function:ident $text:literal $digit:ident;)*) => { $(
        #[doc = concat!("`", $text, "`")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        $(#[$doc])*
        pub fn $function() -> $name {
            $name
        }

        impl<Offset> FrameBound<Offset> for $name {
            type Bound = Self;
            fn bound(self) -> Self {
                self
            }
        }

        impl<D: Dialect> Render<D> for $name {
            type Support = Valid;
            const ROPE: &'static Rope = &Rope::Literal($text);
        }

        impl<B: Backend> Values<B> for $name {
            fn values(&self, _: &mut B::Parameters) {}
        }

        impl Keyed for $name {
            type Key<Rest: crate::kernel::Identity> = $digit<Rest>;
        }
    )* };
}

ends! {
    /// `UNBOUNDED PRECEDING`: the first row of the partition
    UnboundedPreceding unbounded_preceding "UNBOUNDED PRECEDING" D1;
    /// `CURRENT ROW`; for RANGE and GROUPS also its equals
    CurrentRow current_row "CURRENT ROW" D2;
    /// `UNBOUNDED FOLLOWING`: the last row of the partition
    UnboundedFollowing unbounded_following "UNBOUNDED FOLLOWING" D3;
}

macro_rules! offsets {
    ($($(#[$doc:meta])* $name:ident $function:ident $text:literal;)*) => { $(
        #[doc = concat!("`offset", $text, "`")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name<Offset>(Offset);

        $(#[$doc])*
        pub fn $function<Offset>(offset: Offset) -> $name<Offset> {
            $name(offset)
        }

        impl<D: Dialect, Offset: Render<D>> Render<D> for $name<Offset> {
            type Support = Offset::Support;
            const ROPE: &'static Rope = &Rope::Join(&[Offset::ROPE, &Rope::Literal($text)]);
        }

        impl<B: Backend, Offset: Values<B>> Values<B> for $name<Offset> {
            fn values(&self, parameters: &mut B::Parameters) {
                self.0.values(parameters);
            }
        }

        impl<Offset> Keyed for $name<Offset> {
            type Key<Rest: crate::kernel::Identity> = Never;
        }
    )* };
}

offsets! {
    /// `offset PRECEDING`: so much before the current row
    Preceding preceding " PRECEDING";
    /// `offset FOLLOWING`: so much after the current row
    Following following " FOLLOWING";
}

impl<T: OffsetType, Value: Operand<T::Type, Expression: Fixed>> FrameBound<T> for Preceding<Value> {
    type Bound = Preceding<Value::Expression>;
    fn bound(self) -> Self::Bound {
        Preceding(self.0.operand())
    }
}

impl<T: OffsetType, Value: Operand<T::Type, Expression: Fixed>> FrameBound<T> for Following<Value> {
    type Bound = Following<Value::Expression>;
    fn bound(self) -> Self::Bound {
        Following(self.0.operand())
    }
}

/// Where a frame starts or ends; an offset is a value of the SQL type that `Offset` says.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a bound of a window frame here",
    label = "expected `unbounded_preceding()`, `preceding(..)`, `current_row()`, `following(..)` or `unbounded_following()`",
    note = "rule W5, see `relvar::docs::rules::W5`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait FrameBound<Offset> {
    /// The bound with its offset as an expression.
    type Bound;
    /// Turns it into that.
    fn bound(self) -> Self::Bound;
}

/// An expression that is the same for every row.
pub trait Fixed: Expression {}

impl<E: Expression<Level: SameForEveryRow>> Fixed for E {}

/// The SQL type of an offset.
pub trait OffsetType {
    /// It.
    type Type;
}

/// ROWS and GROUPS count.
impl OffsetType for crate::types::Int8 {
    type Type = Self;
}

/// A RANGE frame of a window with this order.
pub struct RangeOver<Order>(PhantomData<Order>);

impl<Order: OneOrder<Only: RangeOffset>> OffsetType for RangeOver<Order> {
    type Type = <Order::Only as RangeOffset>::Offset;
}

/// An order by exactly one expression.
#[diagnostic::on_unimplemented(
    message = "RANGE with an offset needs exactly one ORDER BY expression in its window",
    label = "the offset is added to the value of ORDER BY",
    note = "rule W4, see `relvar::docs::rules::W4`"
)]
pub trait OneOrder {
    /// Its type.
    type Only;
}

#[diagnostic::do_not_recommend]
impl<Terms: OrderList<Items: TermList<Types<Nil>: OneOrder>>> OneOrder for Sorted<Terms> {
    type Only = <<Terms::Items as TermList>::Types<Nil> as OneOrder>::Only;
}

#[diagnostic::do_not_recommend]
impl<Type> OneOrder for Cons<Type, Nil> {
    type Only = Type;
}

/// An order, which GROUPS needs.
#[diagnostic::on_unimplemented(
    message = "a GROUPS frame needs ORDER BY in its window",
    label = "GROUPS counts the groups that ORDER BY does not tell apart",
    note = "rule W4, see `relvar::docs::rules::W4`"
)]
pub trait GroupsOrder {}

#[diagnostic::do_not_recommend]
impl<Terms> GroupsOrder for Sorted<Terms> {}

macro_rules! exclusions {
    ($($(#[$doc:meta])* $method:ident $name:ident;)*) => { $(
        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $method<Rest>(self) -> Window<Base, Partition, Order, Rest>
        where
            Held: Exclude<$name, Frame = Rest>,
        {
            Window {
                base: self.base,
                partition: self.partition,
                order: self.order,
                frame: self.frame.exclude(),
            }
        }
    )* };
}

impl<Base, Partition, Order, Held> Window<Base, Partition, Order, Held> {
    exclusions! {
        /// `EXCLUDE CURRENT ROW`: the frame without the current row, so it may be empty
        ///
        /// ```
        /// # relvar::doc_schema!();
        /// use relvar::prelude::*;
        /// let others = window().rows(unbounded_preceding(), unbounded_following()).exclude_current_row();
        /// let sql = users.select(avg(users::age).over(others)).sql::<Postgres>();
        /// assert_eq!(
        ///     sql,
        ///     "SELECT avg(users.age) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING \
        ///      EXCLUDE CURRENT ROW) FROM users",
        /// );
        /// ```
        exclude_current_row ExcludeCurrentRow;
    }

    exclusions! {
        /// `EXCLUDE GROUP`: the frame without the current row and its equals, so it may be empty
        exclude_group ExcludeGroup;
    }

    exclusions! {
        /// `EXCLUDE TIES`: the frame without the current row's equals
        exclude_ties ExcludeTies;
    }

    exclusions! {
        /// `EXCLUDE NO OTHERS`: the whole frame
        exclude_no_others NoOthers;
    }
}

/// A frame that can still leave something out.
#[diagnostic::on_unimplemented(
    message = "EXCLUDE needs a frame, and is given once",
    label = "no frame from which something could be left out",
    note = "`.rows(..)`, `.range(..)` or `.groups(..)` comes before it",
    note = "rule W5, see `relvar::docs::rules::W5`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Exclude<Exclusion> {
    /// The frame with the exclusion.
    type Frame;
    /// Adds it.
    fn exclude(self) -> Self::Frame;
}

#[diagnostic::do_not_recommend]
impl<Mode, Start, End, Exclusion> Exclude<Exclusion> for Frame<Mode, Start, End, Unset> {
    type Frame = Frame<Mode, Start, End, Exclusion>;
    fn exclude(self) -> Self::Frame {
        Frame::new(self.start, self.end)
    }
}

impl<D: Dialect, Mode: FrameWord, Start: Render<D>, End: Render<D>, Exclusion: FrameWord> Render<D>
    for Frame<Mode, Start, End, Exclusion>
{
    type Support = Both<Start::Support, End::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(Mode::TEXT),
        Start::ROPE,
        &Rope::Literal(" AND "),
        End::ROPE,
        &Rope::Literal(Exclusion::TEXT),
    ]);
}

impl<B: Backend, Mode, Start: Values<B>, End: Values<B>, Exclusion> Values<B>
    for Frame<Mode, Start, End, Exclusion>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.start.values(parameters);
        self.end.values(parameters);
    }
}
