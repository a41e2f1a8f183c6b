//! A condition that is written once, in a function, and used in many queries.

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{AggregateLevel, Expression, Level, RowLevel};
use crate::render::{Dialect, Render, Rope};
use crate::types::Bool;

/// What a reusable condition is about.
pub trait ConditionKind {
    /// The level of such conditions.
    type Level: Level;
}

/// Rows: it stands in WHERE and ON.
#[derive(Clone, Copy, Debug)]
pub struct OnRows;

/// Groups: it stands in HAVING.
#[derive(Clone, Copy, Debug)]
pub struct OnGroups;

impl ConditionKind for OnRows {
    type Level = RowLevel;
}

impl ConditionKind for OnGroups {
    type Level = AggregateLevel;
}

/// A condition of the kind `Kind`, whatever it is made of.
#[derive(Clone, Copy, Debug)]
pub struct Reusable<Condition, Kind> {
    condition: Condition,
    kind: PhantomData<Kind>,
}

impl<Condition, Kind> Reusable<Condition, Kind> {
    pub(crate) fn new(condition: Condition) -> Self {
        Reusable { condition, kind: PhantomData }
    }
}

#[diagnostic::do_not_recommend]
impl<Condition: Expression, Kind: ConditionKind> Expression for Reusable<Condition, Kind> {
    type SqlType = Bool;
    type Level = Kind::Level;
}

impl<D: Dialect, Condition: Render<D>, Kind> Render<D> for Reusable<Condition, Kind> {
    type Support = Condition::Support;
    const ROPE: &'static Rope = Condition::ROPE;
}

impl<B: Backend, Condition: Values<B>, Kind> Values<B> for Reusable<Condition, Kind> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.condition.values(parameters);
    }
}
