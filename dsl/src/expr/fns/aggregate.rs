//! Aggregates (PostgreSQL manual, section 9.21).

use std::marker::PhantomData;

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

// aggregates! { fn count() -> [Type] Int8 = Count "count(" NeverNull; }: of arguments of the type `Type`
// aggregates! { fn sum(Number::Sum) = Sum "sum(" OfGroup; }: the capability says what comes of it. The result is a
// parameter of the aggregate: the compiler computes it once, and where there is none, no later clause complains.
macro_rules! aggregates {
    ($(
        $(#[$doc:meta])*
        fn $function:ident($($capability:ident)?) -> [$type:ident] $result:ty = $name:ident $open:literal $nulls:ident;
    )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        aggregates!(@function [] $name $open $nulls);

        impl<$type: SqlType> AggregateResult<$type> for $name {
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
    ($(
        $(#[$doc:meta])*
        fn $function:ident($capability:ident::$result:ident) = $name:ident $open:literal $nulls:ident;
    )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<Type>(PhantomData<Type>);

        aggregates!(@function [<Type: 'static>] $name<Type> $open $nulls);

        impl<Argument, Type: SqlType> AggregateResult<Argument> for $name<Type> {
            type SqlType = Type;
        }

        $(#[$doc])*
        pub fn $function<Argument: Expression, Type>(argument: Argument) -> Aggregate<$name<Type>, Argument>
        where
            Argument::SqlType: $capability<$result = Type>,
            AggregateIn<Argument>: NotNested,
            WindowIn<Argument>: NoWindowInAggregate,
        {
            Aggregate::new(argument)
        }
    )* };
    (@function [$($generics:tt)*] $name:ident$(<$type:ident>)? $open:literal $nulls:ident) => {
        impl$($generics)* AggregateFunction for $name$(<$type>)? {
            type Id<Rest> = crate::__id!($name, Rest);
            type Nulls = $nulls;
            const OPEN: &'static str = $open;
        }
    };
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
    fn sum(Number::Sum) = Sum "sum(" OfGroup;
}

aggregates! {
    /// `avg(argument)`: NULL over no row
    fn avg(Number::Average) = Average "avg(" OfGroup;
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
