//! Aggregates (PostgreSQL manual, section 9.21).

use super::super::{Aggregate, AggregateFunction, AggregateResult, NeverNull, OfGroup};
use crate::backend::{Backend, Values};
use crate::check::{AggregateIn, NoWindowInAggregate, NotNested, WindowIn};
use crate::kernel::{ConstantLevel, Expression, SqlType, Valid};
use crate::render::{Dialect, Render, Rope};
use crate::types::{Bool, Extremes, Int8, Number};

/// `*` in `count(*)`: a row, whatever it holds.
#[derive(Clone, Copy, Debug)]
pub struct EveryRow;

impl Expression for EveryRow {
    type SqlType = Bool;
    type Level = ConstantLevel;
}

impl<D: Dialect> Render<D> for EveryRow {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal("*");
}

impl<B: Backend> Values<B> for EveryRow {
    fn values(&self, _: &mut B::Parameters) {}
}

macro_rules! aggregates {
    ($(
        $(#[$doc:meta])*
        fn $function:ident($($capability:ident)?) -> [$type:ident] $result:ty = $name:ident $open:literal $nulls:ident;
    )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl AggregateFunction for $name {
            type Id<Rest> = crate::__id!($name, Rest);
            type Nulls = $nulls;
            const OPEN: &'static str = $open;
        }

        impl<$type: SqlType $(+ $capability)?> AggregateResult<$type> for $name {
            type SqlType = $result;
        }

        $(#[$doc])*
        pub fn $function<Argument: Expression>(argument: Argument) -> Aggregate<$name, Argument>
        where
            $(Argument::SqlType: $capability,)?
            AggregateIn<Argument>: NotNested,
            WindowIn<Argument>: NoWindowInAggregate,
        {
            Aggregate::new(argument)
        }
    )* };
}

// One at a time: an error shows the whole invocation.
aggregates! {
    /// `count(argument)`: rows whose argument is not NULL; never NULL
    fn count() -> [Type] Int8 = Count "count(" NeverNull;
}

aggregates! {
    /// `count(DISTINCT argument)`: different values that are not NULL; never NULL
    fn count_distinct() -> [Type] Int8 = CountDistinct "count(DISTINCT " NeverNull;
}

aggregates! {
    /// `sum(argument)`: NULL over no row
    fn sum(Number) -> [Type] Type::Sum = Sum "sum(" OfGroup;
}

aggregates! {
    /// `avg(argument)`: NULL over no row
    fn avg(Number) -> [Type] Type::Average = Average "avg(" OfGroup;
}

aggregates! {
    /// `min(argument)`: NULL over no row
    fn min(Extremes) -> [Type] Type = Min "min(" OfGroup;
}

aggregates! {
    /// `max(argument)`: NULL over no row
    fn max(Extremes) -> [Type] Type = Max "max(" OfGroup;
}

/// `count(*)`: rows; never NULL
pub fn count_rows() -> Aggregate<Count, EveryRow> {
    Aggregate::new(EveryRow)
}

/// The sum of what is no number, which no query has: it has a type so that the mistake is one error.
macro_rules! no_numbers {
    ($($type:ident)*) => { $(
        impl AggregateResult<crate::types::$type> for Sum {
            type SqlType = crate::types::$type;
        }

        impl AggregateResult<crate::types::$type> for Average {
            type SqlType = crate::types::$type;
        }
    )* };
}

no_numbers! { Bool Text Varchar Char Bytea }
