//! `CASE WHEN condition THEN value .. ELSE value END` (PostgreSQL manual, section 9.18).

use super::Operand;
use crate::backend::{Backend, Values};
use crate::kernel::{Also, Both, ConstantLevel, Expression, Level, LevelOr, Mixed, SqlType};
use crate::render::{Dialect, Render, Rope};
use crate::types::Boolean;

/// The branches so far: `Before`, then `WHEN condition THEN value`.
#[derive(Clone, Copy, Debug)]
pub struct When<Before, Condition, Value> {
    pub(crate) before: Before,
    pub(crate) condition: Condition,
    pub(crate) value: Value,
}

/// `CASE branches ELSE otherwise END`; `()` in place of `otherwise` is no ELSE, which gives NULL.
#[derive(Clone, Copy, Debug)]
pub struct Case<Branches, Else> {
    pub(crate) branches: Branches,
    pub(crate) otherwise: Else,
}

/// What the rules ask of the branches.
pub trait Branches {
    /// The type of every value.
    type SqlType: SqlType;
    /// The level of all conditions and values.
    type Level: Level;
}

impl<Condition, Value> Branches for When<(), Condition, Value>
where
    Condition: Expression<Level: LevelOr<Value::Level>>,
    Value: Expression,
{
    type SqlType = Value::SqlType;
    type Level = Mixed<Condition::Level, Value::Level>;
}

impl<Before, C, V, Condition, Value> Branches for When<When<Before, C, V>, Condition, Value>
where
    When<Before, C, V>: Branches,
    Condition: Expression<Level: LevelOr<Value::Level>>,
    Value: Expression,
    Mixed<Condition::Level, Value::Level>: LevelOr<<When<Before, C, V> as Branches>::Level>,
{
    type SqlType = <When<Before, C, V> as Branches>::SqlType;
    type Level = Mixed<Mixed<Condition::Level, Value::Level>, <When<Before, C, V> as Branches>::Level>;
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

impl<B: Branches, Else: ElseLevel> Expression for Case<B, Else>
where
    B::Level: LevelOr<Else::Level>,
{
    type SqlType = B::SqlType;
    type Level = Mixed<B::Level, Else::Level>;
}

impl<D: Dialect, Before: Render<D>, Condition: Render<D>, Value: Render<D>> Render<D>
    for When<Before, Condition, Value>
where
    Condition::Support: Also<Value::Support>,
    Before::Support: Also<Both<Condition::Support, Value::Support>>,
{
    type Support = Both<Before::Support, Both<Condition::Support, Value::Support>>;
    const ROPE: &'static Rope = &Rope::Join(&[
        Before::ROPE,
        &Rope::Clause(" WHEN ", Condition::ROPE),
        &Rope::Clause(" THEN ", Value::ROPE),
    ]);
}

impl<D: Dialect, B: Render<D>, Else: Render<D>> Render<D> for Case<B, Else>
where
    B::Support: Also<Else::Support>,
{
    type Support = Both<B::Support, Else::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("CASE"),
        B::ROPE,
        &Rope::Clause(" ELSE ", Else::ROPE),
        &Rope::Literal(" END"),
    ]);
}

impl<B: Backend, Before: Values<B>, Condition: Values<B>, Value: Values<B>> Values<B>
    for When<Before, Condition, Value>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.before.values(parameters);
        self.condition.values(parameters);
        self.value.values(parameters);
    }
}

impl<B: Backend, W: Values<B>, Else: Values<B>> Values<B> for Case<W, Else> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.branches.values(parameters);
        self.otherwise.values(parameters);
    }
}

/// `CASE WHEN condition THEN value`, to be continued by `.when(..)` and ended by `.otherwise(..)` or `.end()`.
///
/// The first value gives the type; write it with `val::<Type, _>(..)` where it is a Rust value.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(case(users::age.ge(18), val::<Text, _>("adult")).otherwise("minor"));
/// assert_eq!(sql.sql::<Postgres>(), "SELECT CASE WHEN users.age >= $1 THEN $2 ELSE $3 END FROM users");
/// ```
pub fn case<Condition, Value>(condition: Condition, value: Value) -> When<(), Condition, Value>
where
    Condition: Expression,
    Value: Expression,
    Condition::SqlType: Boolean,
{
    When { before: (), condition, value }
}

impl<Before, C, V> When<Before, C, V>
where
    Self: Branches,
{
    /// `WHEN condition THEN value`
    pub fn when<Condition, Value>(
        self,
        condition: Condition,
        value: Value,
    ) -> When<Self, Condition, Value::Expression>
    where
        Condition: Expression,
        Condition::SqlType: Boolean,
        Value: Operand<<Self as Branches>::SqlType>,
    {
        When { before: self, condition, value: value.operand() }
    }

    /// `ELSE value END`
    pub fn otherwise<Value>(self, value: Value) -> Case<Self, Value::Expression>
    where
        Value: Operand<<Self as Branches>::SqlType>,
    {
        Case { branches: self, otherwise: value.operand() }
    }

    /// `END` without ELSE: NULL where no condition holds.
    pub fn end(self) -> Case<Self, ()> {
        Case { branches: self, otherwise: () }
    }
}
