//! A condition that is written once, in a function, and used in many queries.

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{Expression, Level};
use crate::render::{Dialect, Render, Rope};
use crate::types::Bool;

/// A condition of the level `Kind`, whatever it is made of.
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

impl<Condition: Expression, Kind: Level> Expression for Reusable<Condition, Kind> {
    type SqlType = Bool;
    type Level = Kind;
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
