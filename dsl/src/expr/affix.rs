//! Text before or after one operand: `NOT x`, `x IS NULL`, `- x`.

use std::fmt;
use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{Both, Expression, SqlType};
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, said_in};

/// A prefix or postfix operator.
pub trait AffixOperator: 'static {
    /// Identity, before `Rest`.
    type Id<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// How NULL goes through it.
    type Nulls;
    /// The dialect feature that it needs.
    type Feature;
    /// Text before the operand.
    const BEFORE: &'static str;
    /// Text after the operand.
    const AFTER: &'static str;
    /// The dialects that write it in another way: what stands before and after.
    const ELSEWHERE: &'static [(&'static str, (&'static str, &'static str))] = &[];
    /// How tightly it binds.
    const PRECEDENCE: u8;
}

/// The type of the operator's result on an operand of type `Operand`.
pub trait AffixResult<Operand> {
    /// The SQL type of the result.
    type SqlType: SqlType;
}

/// An operator before or after its operand.
pub struct Affix<Op, Operand> {
    pub(crate) operand: Operand,
    operator: PhantomData<Op>,
}

// An operator has no value, so nothing is asked of it.
impl<Op, Operand: Clone> Clone for Affix<Op, Operand> {
    fn clone(&self) -> Self {
        Affix { operand: self.operand.clone(), operator: PhantomData }
    }
}

impl<Op, Operand: Copy> Copy for Affix<Op, Operand> {}

impl<Op, Operand: fmt::Debug> fmt::Debug for Affix<Op, Operand> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Affix").field("operand", &self.operand).finish_non_exhaustive()
    }
}

impl<Op, Operand> Affix<Op, Operand> {
    /// The operator on `operand`.
    pub fn new(operand: Operand) -> Self {
        Affix { operand, operator: PhantomData }
    }
}

impl<Op: AffixResult<Operand::SqlType>, Operand: Expression> Expression for Affix<Op, Operand> {
    type SqlType = Op::SqlType;
    type Level = Operand::Level;
    const ASSUMED: Option<&'static Rope> = Operand::ASSUMED;
}

impl<D: Dialect, Op: AffixOperator, Operand: Render<D>> Render<D> for Affix<Op, Operand>
where
    Op::Feature: SupportedBy<D>,
{
    type Support = Both<Support<Op::Feature, D>, Operand::Support>;
    const ROPE: &'static Rope = &Rope::Affix {
        precedence: Op::PRECEDENCE,
        before: said_in::<D, _>((Op::BEFORE, Op::AFTER), Op::ELSEWHERE).0,
        operand: Operand::ROPE,
        after: said_in::<D, _>((Op::BEFORE, Op::AFTER), Op::ELSEWHERE).1,
    };
}

impl<B: Backend, Op, Operand: Values<B>> Values<B> for Affix<Op, Operand> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.operand.values(parameters);
    }
}
