//! `coalesce` (PostgreSQL manual, section 9.18).

use std::marker::PhantomData;

use super::super::{Alternative, Arguments, Call, Function};
use crate::kernel::{Expression, SqlType};

/// `coalesce(first, second)`: NULL only where both are.
#[derive(Clone, Copy, Debug)]
pub struct Coalesce<Type>(PhantomData<Type>);

impl<Type: SqlType> Function for Coalesce<Type> {
    type Id<Rest> = crate::__id!(Coalesce, Rest);
    type SqlType = Type;
    type Nulls = FirstNotNull;
    type Feature = crate::render::Everywhere;
    const OPEN: &'static str = "coalesce(";
}

/// NULL only where every argument is NULL.
#[derive(Clone, Copy, Debug)]
pub struct FirstNotNull;

/// `coalesce(first, second)`: the first that is not NULL, as the wider of both types. Nest it for more than two.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(coalesce(users::age, 0)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT coalesce(users.age, $1) FROM users");
/// ```
pub fn coalesce<First, Second, SecondExpression, Type>(
    first: First,
    second: Second,
) -> Call<Coalesce<Type>, Arguments<First, Arguments<SecondExpression, ()>>>
where
    First: Expression,
    Second: Alternative<First::SqlType, Expression = SecondExpression, Common = Type>,
{
    Call::new(Arguments(first, Arguments(second.alternative(), ())))
}
