//! Logic (PostgreSQL manual, section 9.1): three-valued, so NULL goes through.

use super::super::{Affix, AffixOperator, AffixResult, Strict};
use crate::kernel::Expression;
use crate::types::{Bool, Boolean};

crate::infix! {
    /// `AND`, `OR`.
    pub trait LogicOperators {
        /// `self AND right`
        fn and(Boolean, Bool) -> Bool = And "AND" AND pins PinsBoth;
        /// `self OR right`
        fn or(Boolean, Bool) -> Bool = Or "OR" OR;
    }
}

/// `NOT operand`
#[derive(Clone, Copy, Debug)]
pub struct Not;

impl AffixOperator for Not {
    type Id<Rest> = crate::__id!(Not, Rest);
    type Nulls = Strict;
    type Feature = crate::render::Everywhere;
    const BEFORE: &'static str = "NOT ";
    const AFTER: &'static str = "";
    const PRECEDENCE: u8 = crate::render::precedence::NOT;
}

impl<Operand> AffixResult<Operand> for Not {
    type SqlType = Bool;
}

/// `NOT condition`
pub fn not<Condition: Expression>(condition: Condition) -> Affix<Not, Condition>
where
    Condition::SqlType: Boolean,
{
    Affix::new(condition)
}
