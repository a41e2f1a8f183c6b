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
}

/// The culprit of a level: it is there.
pub struct Present;

macro_rules! levels {
    ($($row:ident $aggregate:ident $window:ident: $no_aggregate:ty, $no_window:ty;)*) => { $(
        impl Level for LevelOf<$row, $aggregate, $window> {
            type NoAggregate = $no_aggregate;
            type NoWindow = $no_window;
            type HasAggregate = $aggregate;
        }
    )* };
}

levels! {
    B0 B0 B0: Valid, Valid;
    B0 B0 B1: Valid, Fail<Present>;
    B0 B1 B0: Fail<Present>, Valid;
    B0 B1 B1: Fail<Present>, Fail<Present>;
    B1 B0 B0: Valid, Valid;
    B1 B0 B1: Valid, Fail<Present>;
    B1 B1 B0: Fail<Present>, Valid;
    B1 B1 B1: Fail<Present>, Fail<Present>;
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
