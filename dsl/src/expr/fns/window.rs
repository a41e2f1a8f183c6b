//! Window functions (PostgreSQL manual, section 9.22); every aggregate is one as well, by `.over(..)`.

use super::super::{Argument, Arguments, Bare, Operand, WindowResult};
use crate::check::{NoWindowInWindow, WindowIn};
use crate::kernel::{Cons, Expression, SqlType};
use crate::types::Int4;

crate::window! {
    /// `row_number()`: the number of the row in its partition, from 1
    pub fn row_number() -> Int8 = RowNumber "row_number" nulls NeverNull;
    /// `rank()`: the number of the first row that ORDER BY does not tell from this one
    pub fn rank() -> Int8 = Rank "rank" nulls NeverNull;
    /// `dense_rank()`: the rank without gaps
    pub fn dense_rank() -> Int8 = DenseRank "dense_rank" nulls NeverNull;
    /// `percent_rank()`: the relative rank, from 0 to 1
    pub fn percent_rank() -> Float8 = PercentRank "percent_rank" nulls NeverNull;
    /// `cume_dist()`: the fraction of the partition's rows up to this one and its equals
    pub fn cume_dist() -> Float8 = CumeDist "cume_dist" nulls NeverNull;
    /// `ntile(buckets)`: the number of the row's bucket, from 1, of so many as equal as possible
    pub fn ntile(buckets: Int4) -> Int4 = Ntile "ntile";
}

/// Functions whose value is one of another row: `values! { /// docs  lag Lag "lag" MaybeNull; }`.
macro_rules! values {
    ($($(#[$doc:meta])* $function:ident $name:ident $sql:literal $nulls:ident;)*) => { $(
        crate::window!(@marker [$(#[$doc])*] pub $name $sql [$nulls]);

        impl<Type: SqlType, Rest> WindowResult<Cons<Type, Rest>> for $name {
            type SqlType = Type;
        }

        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $function<Value: Expression>(value: Value) -> Bare<$name, Arguments<Value, ()>>
        where
            WindowIn<Value>: NoWindowInWindow,
        {
            Bare::new(Arguments(value, ()))
        }
    )* };
}

values! {
    /// `lag(value)`: of the row before, NULL for the first
    lag Lag "lag" MaybeNull;
}

values! {
    /// `lead(value)`: of the row after, NULL for the last
    lead Lead "lead" MaybeNull;
}

values! {
    /// `first_value(value)`: of the first row of the frame; NULL where the frame can be empty, and is
    first_value FirstValue "first_value" OfGroup;
}

values! {
    /// `last_value(value)`: of the last row of the frame; NULL where the frame can be empty, and is
    last_value LastValue "last_value" OfGroup;
}

/// Functions of a value and a number of rows.
macro_rules! numbered {
    ($($(#[$doc:meta])* $function:ident $name:ident;)*) => { $(
        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $function<Value, Number, NumberExpression>(
            value: Value,
            number: Number,
        ) -> Bare<$name, Arguments<Value, Arguments<NumberExpression, ()>>>
        where
            Value: Expression,
            Number: Argument<Int4, Expression = NumberExpression>,
            NumberExpression: Expression,
            WindowIn<Value>: NoWindowInWindow,
            WindowIn<NumberExpression>: NoWindowInWindow,
        {
            Bare::new(Arguments(value, Arguments(number.argument(), ())))
        }
    )* };
}

numbered! {
    /// `lag(value, offset)`: of the row so many before; NULL where there is none
    lag_offset Lag;
    /// `lead(value, offset)`: of the row so many after; NULL where there is none
    lead_offset Lead;
    /// `nth_value(value, n)`: of the nth row of the frame; NULL where there is none
    nth_value NthValue;
}

crate::window!(@marker [
    /// `nth_value(value, n)`: the marker.
] pub NthValue "nth_value" [MaybeNull]);

impl<Type: SqlType, Rest> WindowResult<Cons<Type, Rest>> for NthValue {
    type SqlType = Type;
}

/// `lag` and `lead` with a default: NULL only where the value, the offset or the default is.
macro_rules! defaulted {
    ($($(#[$doc:meta])* $function:ident $name:ident $sql:literal;)*) => { $(
        crate::window!(@marker [$(#[$doc])*] pub $name $sql []);

        impl<Type: SqlType, Rest> WindowResult<Cons<Type, Rest>> for $name {
            type SqlType = Type;
        }

        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $function<Value, Offset, OffsetExpression, Default, DefaultExpression>(
            value: Value,
            offset: Offset,
            default: Default,
        ) -> Bare<$name, Arguments<Value, Arguments<OffsetExpression, Arguments<DefaultExpression, ()>>>>
        where
            Value: Expression,
            Offset: Argument<Int4, Expression = OffsetExpression>,
            OffsetExpression: Expression,
            Default: Operand<Value::SqlType, Expression = DefaultExpression>,
            DefaultExpression: Expression<SqlType = Value::SqlType>,
            WindowIn<Value>: NoWindowInWindow,
            WindowIn<OffsetExpression>: NoWindowInWindow,
            WindowIn<DefaultExpression>: NoWindowInWindow,
        {
            Bare::new(Arguments(value, Arguments(offset.argument(), Arguments(default.operand(), ()))))
        }
    )* };
}

defaulted! {
    /// `lag(value, offset, default)`: of the row so many before, or the default where there is none
    lag_default LagDefault "lag";
    /// `lead(value, offset, default)`: of the row so many after, or the default where there is none
    lead_default LeadDefault "lead";
}
