//! Logic (PostgreSQL manual, section 9.1): three-valued, so NULL goes through.

use super::super::{Affix, AffixOperator, AffixResult, Strict};
use crate::check::{NOT, SearchCondition};
use crate::kernel::Expression;
use crate::types::Bool;

crate::infix! {
    /// `self AND right`
    pub And = "AND" AND -> Bool pins PinsBoth;
    /// `self OR right`
    pub Or = "OR" OR -> Bool;
}

/// `AND`, `OR`.
pub trait LogicOperators: Expression {
    crate::infix!(#[doc = "`self AND right`"] fn and(Boolean, Bool) And);
    crate::infix!(#[doc = "`self OR right`"] fn or(Boolean, Bool) Or);
}

impl<E: Expression> LogicOperators for E {}

/// `NOT operand`
#[derive(Clone, Copy, Debug)]
pub struct Not;

impl AffixOperator for Not {
    type Id<Rest: crate::kernel::Identity> = crate::__id!(Not, Rest);
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
#[relvar_macros::brief]
pub fn not<Condition: Expression>(condition: Condition) -> Affix<Not, Condition>
where
    Condition::SqlType: SearchCondition<NOT>,
{
    Affix::new(condition)
}
