//! `coalesce`, `greatest`, `least`, `nullif` (PostgreSQL manual, section 9.18). The first three take any number of values in
//! SQL and two here: nest them.

use std::marker::PhantomData;

use super::super::{Alternative, Arguments, Call, EveryNull, Function};
use crate::kernel::{Expression, SqlType};
use crate::types::*;

macro_rules! alternatives {
    ($($(#[$doc:meta])* fn $function:ident $(($capability:ident))? = $name:ident $open:literal $(needs $feature:ty)?;)*) => { $(
        #[doc = concat!("The function `", stringify!($function), "`, which gives a `Type`.")]
        pub struct $name<Type>(PhantomData<Type>);

        impl<Type: SqlType> Function for $name<Type> {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type SqlType = Type;
            type Nulls = EveryNull;
            type Feature = crate::infix!(@or [$($feature)?] crate::render::Everywhere);
            const WORDS: &'static [&'static str] = &[$open, ")"];
        }

        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $function<First, Second, SecondExpression, Type>(
            first: First,
            second: Second,
        ) -> Call<$name<Type>, Arguments<First, Arguments<SecondExpression, ()>>>
        where
            First: Expression,
            $(First::SqlType: $capability,)?
            Second: Alternative<First::SqlType, Expression = SecondExpression, Common = Type>,
        {
            Call::new(Arguments(first, Arguments(second.alternative(), ())))
        }
    )* };
}

// One at a time: an error shows the whole invocation.
alternatives! {
    /// `coalesce(first, second)`: the first that is not NULL, as the wider of both types. NULL only where both are.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.select(coalesce(users::age, 0)).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT coalesce(users.age, $1) FROM users");
    /// ```
    fn coalesce = Coalesce "coalesce(";
}

alternatives! {
    /// `greatest(first, second)`: the greater of the two, as the wider of both types. NULL only where both are.
    fn greatest(Ordered) = Greatest "greatest(" needs crate::render::OnPostgres<Self>;
}

alternatives! {
    /// `least(first, second)`: the smaller of the two, as the wider of both types. NULL only where both are.
    fn least(Ordered) = Least "least(" needs crate::render::OnPostgres<Self>;
}

crate::function! {
    /// NULL where the two are equal, else the first, as the type whose `=` it is: `text` of `varchar`. (PostgreSQL manual, section 9.18; it can be NULL.)
    pub fn nullif(value in Equality, other: Of) -> Of::Equated = Nullif "nullif" nulls MaybeNull;
}
