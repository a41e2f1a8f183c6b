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
    /// The level of this and `Other` together, bit by bit.
    type Or<Other: Level>: Level;
    /// This with a row-level operand.
    type WithRow: Level;
    /// This with an aggregate.
    type WithAggregate: Level;
    /// This with a window function.
    type WithWindow: Level;
}

/// The culprit of a level: it is there.
pub struct Present;

macro_rules! levels {
    ($($row:ident $aggregate:ident $window:ident: $no_aggregate:ty, $no_window:ty, $aggregated:ty, $or:ty;)*) => { $(
        impl Level for LevelOf<$row, $aggregate, $window> {
            type NoAggregate = $no_aggregate;
            type NoWindow = $no_window;
            type HasAggregate = $aggregate;
            type HasWindow = $window;
            type NotNested = Valid;
            type OverGiven = Valid;
            type WithinGroupGiven = Valid;
            type Aggregated = $aggregated;
            type Or<Other: Level> = $or;
            type WithRow = LevelOf<B1, $aggregate, $window>;
            type WithAggregate = LevelOf<$row, B1, $window>;
            type WithWindow = LevelOf<$row, $aggregate, B1>;
        }
    )* };
}

levels! {
    B0 B0 B0: Valid, Valid, AggregateLevel, Other;
    B0 B0 B1: Valid, Fail<Present>, AggregateLevel, Other::WithWindow;
    B0 B1 B0: Fail<Present>, Valid, Unfinished<Nested>, Other::WithAggregate;
    B0 B1 B1: Fail<Present>, Fail<Present>, Unfinished<Nested>, <Other::WithAggregate as Level>::WithWindow;
    B1 B0 B0: Valid, Valid, AggregateLevel, Other::WithRow;
    B1 B0 B1: Valid, Fail<Present>, AggregateLevel, <Other::WithRow as Level>::WithWindow;
    B1 B1 B0: Fail<Present>, Valid, Unfinished<Nested>, <Other::WithRow as Level>::WithAggregate;
    B1 B1 B1: Fail<Present>, Fail<Present>, Unfinished<Nested>, <<Other::WithRow as Level>::WithAggregate as Level>::WithWindow;
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
    ($([$($generic:ident)?] $lack:ty: $aggregate:ident $no_aggregate:ty, $no_window:ty, $nested:ty, $over:ty, $within:ty;)*) => { $(
        impl$(<$generic>)? Level for Unfinished<$lack> {
            type NoAggregate = $no_aggregate;
            type NoWindow = $no_window;
            type HasAggregate = $aggregate;
            type HasWindow = B0;
            type NotNested = $nested;
            type OverGiven = $over;
            type WithinGroupGiven = $within;
            type Aggregated = Self;
            type Or<Other: Level> = Self;
            type WithRow = Self;
            type WithAggregate = Self;
            type WithWindow = Self;
        }
    )* };
}

unfinished! {
    [] Nested: B1 Fail<Present>, Valid, Fail<Present>, Valid, Valid;
    [F] LacksOver<F>: B0 Valid, Fail<Present>, Valid, Fail<F>, Valid;
    [F] LacksWithinGroup<F>: B1 Fail<Present>, Valid, Valid, Valid, Fail<F>;
}

/// The level of `Left` and `Right` together.
pub type Mixed<Left, Right> = <Left as Level>::Or<Right>;
