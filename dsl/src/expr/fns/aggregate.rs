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
        pub fn $function<Argument: Expression>(argument: Argument) -> aggregates!(@of $($capability)? Argument, $name)
        where
            $(Argument::SqlType: $capability,)?
            AggregateIn<Argument>: NotNested,
            WindowIn<Argument>: NoWindowInAggregate,
        {
            aggregates!(@new $($capability)? Argument, argument)
        }
    )* };
    // aggregates!(@of Number Argument, Sum): the type of `sum(argument)`
    (@of Number $argument:ident, $name:ident) => {
        <<$argument as Expression>::SqlType as Number>::Checked<Aggregate<$name, $argument>>
    };
    (@of Extremes $argument:ident, $name:ident) => { Aggregate<$name, $argument> };
    (@of $argument:ident, $name:ident) => { Aggregate<$name, $argument> };
    (@new Number $type:ident, $argument:ident) => {
        <<$type as Expression>::SqlType as Number>::checked(Aggregate::new($argument))
    };
    (@new Extremes $type:ident, $argument:ident) => { Aggregate::new($argument) };
    (@new $type:ident, $argument:ident) => { Aggregate::new($argument) };
}

aggregates! {
    /// `count(argument)`: rows whose argument is not NULL; never NULL
    fn count() -> [Type] Int8 = Count "count(" NeverNull;
    /// `count(DISTINCT argument)`: different values that are not NULL; never NULL
    fn count_distinct() -> [Type] Int8 = CountDistinct "count(DISTINCT " NeverNull;
    /// `sum(argument)`: NULL over no row
    fn sum(Number) -> [Type] Type::Sum = Sum "sum(" OfGroup;
    /// `avg(argument)`: NULL over no row
    fn avg(Number) -> [Type] Type::Average = Average "avg(" OfGroup;
    /// `min(argument)`: NULL over no row
    fn min(Extremes) -> [Type] Type = Min "min(" OfGroup;
    /// `max(argument)`: NULL over no row
    fn max(Extremes) -> [Type] Type = Max "max(" OfGroup;
}

/// `count(*)`: rows; never NULL
pub fn count_rows() -> Aggregate<Count, EveryRow> {
    Aggregate::new(EveryRow)
}
