//! Tests for NULL (PostgreSQL manual, section 9.2).

use std::marker::PhantomData;

use super::super::{Affix, AffixOperator, AffixResult, NeverNull};
use crate::kernel::Expression;
use crate::types::Bool;

/// `operand IS NULL`, of an operand of the type `Type`
#[derive(Clone, Copy, Debug)]
pub struct IsNull<Type>(PhantomData<Type>);

/// `operand IS NOT NULL`, of an operand of the type `Type`
#[derive(Clone, Copy, Debug)]
pub struct IsNotNull<Type>(PhantomData<Type>);

macro_rules! tests {
    ($($name:ident $text:literal;)*) => { $(
        impl<Type: 'static> AffixOperator for $name<Type> {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type Nulls = NeverNull;
            type Feature = crate::check::kept::TestsNull<Self, Type>;
            const BEFORE: &'static str = "";
            const AFTER: &'static str = $text;
            const PRECEDENCE: u8 = crate::render::precedence::IS;
        }

        impl<Operand, Type> AffixResult<Operand> for $name<Type> {
            type SqlType = Bool;
        }
    )* };
}

tests! {
    IsNull " IS NULL";
    IsNotNull " IS NOT NULL";
}

/// `IS NULL`, `IS NOT NULL`.
pub trait NullTests: Expression {
    /// `self IS NULL`; never NULL itself.
    fn is_null(self) -> Affix<IsNull<Self::SqlType>, Self> {
        Affix::new(self)
    }

    /// `self IS NOT NULL`; never NULL itself.
    fn is_not_null(self) -> Affix<IsNotNull<Self::SqlType>, Self> {
        Affix::new(self)
    }
}

impl<E: Expression> NullTests for E {}
