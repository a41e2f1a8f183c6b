//! The level of an expression: does it have row-level operands, aggregates, window functions?

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::{Fail, Valid, Verdict};

/// Three bits: row-level operands, aggregates, window functions.
pub struct LevelOf<Row, Aggregate, Window>(PhantomData<(Row, Aggregate, Window)>);

/// The same for all rows: a bind, a constant.
pub type ConstantLevel = LevelOf<B0, B0, B0>;
/// Varies by row: a column.
pub type RowLevel = LevelOf<B1, B0, B0>;
/// One value per group.
pub type AggregateLevel = LevelOf<B0, B1, B0>;

/// What a check asks of a level.
pub trait Level {
    /// `Fail` where it contains an aggregate.
    type NoAggregate: Verdict;
    /// `Fail` where it contains a window function.
    type NoWindow: Verdict;
    /// Does it contain an aggregate?
    type HasAggregate: typenum::Bit;
    /// Does it contain a window function?
    type HasWindow: typenum::Bit;
    /// `Fail` where an aggregate is inside of an aggregate.
    type NotNested: Verdict;
    /// `Fail` with a window function that has no OVER.
    type OverGiven: Verdict;
    /// `Fail` with an ordered-set aggregate that has no WITHIN GROUP.
    type WithinGroupGiven: Verdict;
    /// The level of an aggregate over this.
    type Aggregated: Level;
    /// The level of a window function over this.
    type Windowed: Level;
}

/// The culprit of a level: it is there.
pub struct Present;

macro_rules! levels {
    ($($row:ident $aggregate:ident $window:ident: $no_aggregate:ty, $no_window:ty, $aggregated:ty;)*) => { $(
        impl Level for LevelOf<$row, $aggregate, $window> {
            type NoAggregate = $no_aggregate;
            type NoWindow = $no_window;
            type HasAggregate = $aggregate;
            type HasWindow = $window;
            type NotNested = Valid;
            type OverGiven = Valid;
            type WithinGroupGiven = Valid;
            type Aggregated = $aggregated;
            type Windowed = LevelOf<$row, $aggregate, B1>;
        }
    )* };
}

levels! {
    B0 B0 B0: Valid, Valid, AggregateLevel;
    B0 B0 B1: Valid, Fail<Present>, AggregateLevel;
    B0 B1 B0: Fail<Present>, Valid, Unfinished<Nested>;
    B0 B1 B1: Fail<Present>, Fail<Present>, Unfinished<Nested>;
    B1 B0 B0: Valid, Valid, AggregateLevel;
    B1 B0 B1: Valid, Fail<Present>, AggregateLevel;
    B1 B1 B0: Fail<Present>, Valid, Unfinished<Nested>;
    B1 B1 B1: Fail<Present>, Fail<Present>, Unfinished<Nested>;
}

/// The level of what is no value yet, and of everything around it. Such a thing may be named, passed on and completed; a
/// clause that it reaches refuses it.
pub struct Unfinished<Lack>(PhantomData<Lack>);

/// An aggregate over an aggregate: only as a window function has it a meaning.
pub struct Nested;

/// A window function without OVER.
pub struct LacksOver<F>(PhantomData<F>);

/// An ordered-set aggregate without WITHIN GROUP.
pub struct LacksWithinGroup<F>(PhantomData<F>);

macro_rules! unfinished {
    ($([$($generic:ident)?] $lack:ty: $no_aggregate:ty, $no_window:ty, $nested:ty, $over:ty, $within:ty;)*) => { $(
        impl$(<$generic>)? Level for Unfinished<$lack> {
            type NoAggregate = $no_aggregate;
            type NoWindow = $no_window;
            type HasAggregate = B0;
            type HasWindow = B0;
            type NotNested = $nested;
            type OverGiven = $over;
            type WithinGroupGiven = $within;
            type Aggregated = Self;
            type Windowed = Self;
        }
    )* };
}

unfinished! {
    [] Nested: Fail<Present>, Valid, Fail<Present>, Valid, Valid;
    [F] LacksOver<F>: Valid, Fail<Present>, Valid, Fail<F>, Valid;
    [F] LacksWithinGroup<F>: Fail<Present>, Valid, Valid, Valid, Fail<F>;
}

#[diagnostic::do_not_recommend]
impl<Lack, Other> LevelOr<Other> for Unfinished<Lack>
where
    Self: Level,
{
    type Out = Self;
}

#[diagnostic::do_not_recommend]
impl<Lack, Row, Aggregate, Window> LevelOr<Unfinished<Lack>> for LevelOf<Row, Aggregate, Window>
where
    Unfinished<Lack>: Level,
{
    type Out = Unfinished<Lack>;
}

/// The level of two operands together. A table of 64 answers is cheaper for the compiler than three `BitOr`s.
pub trait LevelOr<Other> {
    /// Bit by bit.
    type Out: Level;
}

macro_rules! level_or {
    // level_or! { B0 B0 B0; B0 B0 B1; .. } pairs every level with every level.
    ($($row:ident $aggregate:ident $window:ident;)*) => {
        level_or!(@left [$($row $aggregate $window;)*] [$($row $aggregate $window;)*]);
    };
    (@left [$($row:ident $aggregate:ident $window:ident;)*] $all:tt) => {
        $( level_or!(@right $row $aggregate $window $all); )*
    };
    (@right $row:ident $aggregate:ident $window:ident [$($r:ident $a:ident $w:ident;)*]) => { $(
        #[diagnostic::do_not_recommend]
        impl LevelOr<LevelOf<$r, $a, $w>> for LevelOf<$row, $aggregate, $window> {
            type Out = LevelOf<level_or!(@or $row $r), level_or!(@or $aggregate $a), level_or!(@or $window $w)>;
        }
    )* };
    (@or B0 B0) => { B0 };
    (@or $left:ident $right:ident) => { B1 };
}

level_or! { B0 B0 B0; B0 B0 B1; B0 B1 B0; B0 B1 B1; B1 B0 B0; B1 B0 B1; B1 B1 B0; B1 B1 B1; }

/// The level of `Left` and `Right` together.
pub type Mixed<Left, Right> = <Left as LevelOr<Right>>::Out;
