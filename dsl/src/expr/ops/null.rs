//! Tests for NULL (PostgreSQL manual, section 9.2).

use super::super::{Affix, AffixOperator, AffixResult, NeverNull};
use crate::kernel::Expression;
use crate::types::Bool;

/// `operand IS NULL`
#[derive(Clone, Copy, Debug)]
pub struct IsNull;

/// `operand IS NOT NULL`
#[derive(Clone, Copy, Debug)]
pub struct IsNotNull;

macro_rules! tests {
    ($($name:ident $text:literal;)*) => { $(
        impl AffixOperator for $name {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type Nulls = NeverNull;
            type Feature = crate::render::Everywhere;
            const BEFORE: &'static str = "";
            const AFTER: &'static str = $text;
            const PRECEDENCE: u8 = crate::render::precedence::IS;
        }

        impl<Operand> AffixResult<Operand> for $name {
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
    fn is_null(self) -> Affix<IsNull, Self> {
        Affix::new(self)
    }

    /// `self IS NOT NULL`; never NULL itself.
    fn is_not_null(self) -> Affix<IsNotNull, Self> {
        Affix::new(self)
    }
}

impl<E: Expression> NullTests for E {}
