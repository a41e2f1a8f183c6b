//! `CASE WHEN condition THEN value .. ELSE value END` (PostgreSQL manual, section 9.18).

use std::marker::PhantomData;

use super::Alternative;
use crate::backend::{Backend, Values};
use crate::check::{SearchCondition, WHEN};
use crate::kernel::{Both, ConstantLevel, Expression, Level, Mixed, SqlType};
use crate::render::{Dialect, Render, Rope};

/// The branches so far: `Before`, then `WHEN condition THEN value`. `Type` is the widest type of the values.
#[derive(Clone, Copy, Debug)]
pub struct When<Before, Condition, Value, Type> {
    pub(crate) before: Before,
    pub(crate) condition: Condition,
    pub(crate) value: Value,
    widest: PhantomData<Type>,
}

/// `CASE branches ELSE otherwise END`, of the type `Type`; `()` in place of `otherwise` is no ELSE, which gives NULL.
#[derive(Clone, Copy, Debug)]
pub struct Case<Branches, Else, Type> {
    pub(crate) branches: Branches,
    pub(crate) otherwise: Else,
    widest: PhantomData<Type>,
}

/// The level of all conditions and values; `()` has none.
pub trait BranchesLevel {
    /// Bit by bit.
    type Level: Level;
}

impl BranchesLevel for () {
    type Level = ConstantLevel;
}

impl<Before, Condition, Value, Type> BranchesLevel for When<Before, Condition, Value, Type>
where
    Before: BranchesLevel,
    Condition: Expression,
    Value: Expression,
{
    type Level = Mixed<Mixed<Condition::Level, Value::Level>, Before::Level>;
}

/// The level of an ELSE that may be missing.
pub trait ElseLevel {
    /// Of the expression, or a constant's.
    type Level: Level;
}

impl ElseLevel for () {
    type Level = ConstantLevel;
}

impl<E: Expression> ElseLevel for E {
    type Level = E::Level;
}

#[diagnostic::do_not_recommend]
impl<Branches: BranchesLevel, Else: ElseLevel, Type: SqlType> Expression for Case<Branches, Else, Type> {
    type SqlType = Type;
    type Level = Mixed<Branches::Level, Else::Level>;
}

impl<D: Dialect, Before: Render<D>, Condition: Render<D>, Value: Render<D>, Type> Render<D>
    for When<Before, Condition, Value, Type>
{
    type Support = Both<Before::Support, Both<Condition::Support, Value::Support>>;
    const ROPE: &'static Rope = &Rope::Join(&[
        Before::ROPE,
        &Rope::Clause(" WHEN ", Condition::ROPE),
        &Rope::Clause(" THEN ", Value::ROPE),
    ]);
}

impl<D: Dialect, B: Render<D>, Else: Render<D>, Type> Render<D> for Case<B, Else, Type> {
    type Support = Both<B::Support, Else::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("CASE"),
        B::ROPE,
        &Rope::Clause(" ELSE ", Else::ROPE),
        &Rope::Literal(" END"),
    ]);
}

impl<B: Backend, Before: Values<B>, Condition: Values<B>, Value: Values<B>, Type> Values<B>
    for When<Before, Condition, Value, Type>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.before.values(parameters);
        self.condition.values(parameters);
        self.value.values(parameters);
    }
}

impl<B: Backend, W: Values<B>, Else: Values<B>, Type> Values<B> for Case<W, Else, Type> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.branches.values(parameters);
        self.otherwise.values(parameters);
    }
}

/// `CASE WHEN condition THEN value`, to be continued by `.when(..)` and ended by `.otherwise(..)` or `.end()`.
///
/// The first value gives the type, and a wider one after it widens it; write the first with `val::<Type, _>(..)` where it is a Rust value.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(case(users::age.ge(18), val::<Text, _>("adult")).otherwise("minor"));
/// assert_eq!(sql.sql::<Postgres>(), "SELECT CASE WHEN users.age >= $1 THEN $2 ELSE $3 END FROM users");
/// ```
#[relvar_macros::brief]
pub fn case<Condition, Value>(
    condition: Condition,
    value: Value,
) -> When<(), Condition, Value, Value::SqlType>
where
    Condition: Expression,
    Value: Expression,
    Condition::SqlType: SearchCondition<WHEN>,
{
    When { before: (), condition, value, widest: PhantomData }
}

#[relvar_macros::brief]
impl<Before, C, V, Type> When<Before, C, V, Type> {
    /// `WHEN condition THEN value`
    pub fn when<Condition, Value, Expr, Wider>(
        self,
        condition: Condition,
        value: Value,
    ) -> When<Self, Condition, Expr, Wider>
    where
        Condition: Expression,
        Condition::SqlType: SearchCondition<WHEN>,
        Value: Alternative<Type, Expression = Expr, Common = Wider>,
    {
        When { before: self, condition, value: value.alternative(), widest: PhantomData }
    }

    /// `ELSE value END`
    pub fn otherwise<Value, Expr, Wider>(self, value: Value) -> Case<Self, Expr, Wider>
    where
        Value: Alternative<Type, Expression = Expr, Common = Wider>,
    {
        Case { branches: self, otherwise: value.alternative(), widest: PhantomData }
    }

    /// `END` without ELSE: NULL where no condition holds.
    pub fn end(self) -> Case<Self, (), Type> {
        Case { branches: self, otherwise: (), widest: PhantomData }
    }
}
