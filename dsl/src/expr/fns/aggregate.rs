//! Aggregates (PostgreSQL manual, section 9.21, table 9.59).
//!
//! All of them but `count` are NULL over no rows. Each is declared on its own, because an error shows the whole
//! declaration.

use super::super::{
    Aggregate, AggregateOf, AggregateResult, Argument, Arguments, EveryRow, Modified, OnlyDifferent,
};
use crate::check::{NoWindowInAggregate, WindowIn};
use crate::kernel::{Expression, Unset};
use crate::types::{Array, Averaged, Extremes, Int8, Joins, Summed};

crate::aggregate! {
    /// `count(argument)`: rows whose argument is not NULL; never NULL
    pub fn count() -> [Type] Int8 = Count "count" nulls NeverNull;
}

impl AggregateResult<crate::kernel::Nil> for Count {
    type SqlType = Int8;
}

/// `count(*)`: rows; never NULL
pub fn count_rows() -> Aggregate<Count, EveryRow> {
    Aggregate::new(EveryRow)
}

/// `count(DISTINCT argument)`
pub type CountDistinct<Argument> =
    Aggregate<Count, Modified<Arguments<Argument, ()>, OnlyDifferent, Unset, Unset>>;

/// `count(DISTINCT argument)`: different values that are not NULL; never NULL
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(count_distinct(users::team_id)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT count(DISTINCT users.team_id) FROM users");
/// ```
#[relvar_macros::brief]
pub fn count_distinct<Argument: Expression>(argument: Argument) -> CountDistinct<Argument>
where
    Argument::SqlType: crate::types::Equality,
    WindowIn<Argument>: NoWindowInAggregate,
{
    Aggregate::new(Modified {
        arguments: Arguments(argument, ()),
        distinct: OnlyDifferent,
        order: Unset,
        filter: Unset,
    })
}

crate::aggregate!(@marker [/// `sum(argument)` of numbers, intervals or money: NULL over no row
] pub Sum<Type> "sum" [] [crate::check::by_type::Computed<Self, Type>]);

/// `sum(argument)` of numbers, intervals or money: NULL over no row
#[relvar_macros::brief]
pub fn sum<Of: Expression<SqlType: Summed<Sum = Type>>, Type>(argument: Of) -> AggregateOf<Sum<Type>, Of>
where
    WindowIn<Of>: NoWindowInAggregate,
{
    Aggregate::new(Arguments(argument, ()))
}

crate::aggregate!(@marker [/// `avg(argument)` of numbers or intervals: NULL over no row
] pub Average<Type> "avg" [] [crate::check::by_type::Computed<Self, Type>]);

/// `avg(argument)` of numbers or intervals: NULL over no row
#[relvar_macros::brief]
pub fn avg<Of: Expression<SqlType: Averaged<Average = Type>>, Type>(
    argument: Of,
) -> AggregateOf<Average<Type>, Of>
where
    WindowIn<Of>: NoWindowInAggregate,
{
    Aggregate::new(Arguments(argument, ()))
}

crate::aggregate!(@marker [/// `min(argument)`: NULL over no row; of `varchar` it is `text`
] pub Min<Type> "min" [] [crate::check::by_type::Extreme<Self, Type>]);

/// `min(argument)`: NULL over no row; of `varchar` it is `text`
#[relvar_macros::brief]
pub fn min<Of: Expression<SqlType: Extremes<Extreme = Type>>, Type>(
    argument: Of,
) -> AggregateOf<Min<Type>, Of>
where
    WindowIn<Of>: NoWindowInAggregate,
{
    Aggregate::new(Arguments(argument, ()))
}

crate::aggregate!(@marker [/// `max(argument)`: NULL over no row; of `varchar` it is `text`
] pub Max<Type> "max" [] [crate::check::by_type::Extreme<Self, Type>]);

/// `max(argument)`: NULL over no row; of `varchar` it is `text`
#[relvar_macros::brief]
pub fn max<Of: Expression<SqlType: Extremes<Extreme = Type>>, Type>(
    argument: Of,
) -> AggregateOf<Max<Type>, Of>
where
    WindowIn<Of>: NoWindowInAggregate,
{
    Aggregate::new(Arguments(argument, ()))
}

crate::aggregate! {
    /// `bool_and(condition)`: is it true in every row where it is not NULL? NULL over no row
    pub fn bool_and(condition: Bool) -> Bool = BoolAnd "bool_and" sqlite "min";
}

crate::aggregate! {
    /// `bool_or(condition)`: is it true in some row? NULL over no row
    pub fn bool_or(condition: Bool) -> Bool = BoolOr "bool_or" sqlite "max";
}

crate::aggregate! {
    /// `every(condition)`: the standard's name of `bool_and`
    pub fn every(condition: Bool) -> Bool = Every "every" sqlite "min";
}

crate::aggregate! {
    /// `bit_and(argument)` of integers or bit strings: NULL over no row
    pub fn bit_and(Bits::Together) = BitAnd "bit_and" needs crate::render::BitAggregates;
}

crate::aggregate! {
    /// `bit_or(argument)` of integers or bit strings: NULL over no row
    pub fn bit_or(Bits::Together) = BitOr "bit_or" needs crate::render::BitAggregates;
}

crate::aggregate! {
    /// `bit_xor(argument)` of integers or bit strings: NULL over no row
    pub fn bit_xor(Bits::Together) = BitXor "bit_xor" needs crate::render::BitAggregates;
}

crate::aggregate! {
    /// `array_agg(argument)`: NULL over no row. A NULL argument becomes a NULL element, which a field `Vec<Option<T>>`
    /// reads and a `Vec<T>` does not.
    pub fn array_agg() -> [Type] Array<Type> = ArrayAgg "array_agg" nulls OfRows needs crate::render::Arrays;
}

crate::aggregate!(@marker [
    /// `string_agg(text, delimiter)`: the marker.
] pub StringAgg<Type> "string_agg" [OfGroup] [crate::check::by_type::JoinsStrings<Self, Type>]);

/// `string_agg(text, delimiter)` of character strings or of `bytea`: NULL over no row; NULLs are left out
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(string_agg(users::name, ", ").order_by(users::name)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT string_agg(users.name, $1 ORDER BY users.name) FROM users");
/// ```
#[relvar_macros::brief]
pub fn string_agg<Strings, Delimiter, DelimiterExpression, Type>(
    text: Strings,
    delimiter: Delimiter,
) -> Aggregate<StringAgg<Type>, Arguments<Strings, Arguments<DelimiterExpression, ()>>>
where
    Strings: Expression,
    Strings::SqlType: Joins<Joined = Type>,
    Delimiter: Argument<Type, Expression = DelimiterExpression>,
    WindowIn<Strings>: NoWindowInAggregate,
{
    Aggregate::new(Arguments(text, Arguments(delimiter.argument(), ())))
}
