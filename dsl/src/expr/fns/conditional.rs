//! `coalesce` (PostgreSQL manual, section 9.18).

use std::marker::PhantomData;

use super::super::{Arguments, Call, Function, Operand};
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

/// `coalesce(first, second)`
pub type CoalesceCall<First, Second> =
    Call<Coalesce<<First as Expression>::SqlType>, Arguments<First, Arguments<Second, ()>>>;

/// `coalesce(first, second)`: the first that is not NULL. Nest it for more than two.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(coalesce(users::age, 0)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT coalesce(users.age, $1) FROM users");
/// ```
pub fn coalesce<First, Second>(first: First, second: Second) -> CoalesceCall<First, Second::Expression>
where
    First: Expression,
    Second: Operand<First::SqlType>,
{
    Call::new(Arguments(first, Arguments(second.operand(), ())))
}
