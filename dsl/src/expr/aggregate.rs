//! An aggregate: one value per group.

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{AggregateLevel, Expression, SqlType};
use crate::render::{Dialect, Render, Rope};

/// An aggregate function.
pub trait AggregateFunction: 'static {
    /// Identity, before `Rest`.
    type Id<Rest>;
    /// How NULL comes out: [`NeverNull`](super::NeverNull), or [`OfGroup`] where the group decides.
    type Nulls;
    /// `name(`
    const OPEN: &'static str;
}

/// The type of an aggregate over arguments of type `Argument`.
pub trait AggregateResult<Argument> {
    /// The SQL type of its value.
    type SqlType: SqlType;
}

/// NULL where the group is empty, which only a query without GROUP BY has, or where every argument is NULL.
#[derive(Clone, Copy, Debug)]
pub struct OfGroup;

/// `function(argument)` over the rows of a group.
#[derive(Clone, Copy, Debug)]
pub struct Aggregate<F, Argument> {
    pub(crate) argument: Argument,
    function: PhantomData<F>,
}

impl<F, Argument> Aggregate<F, Argument> {
    /// The function over `argument`.
    pub fn new(argument: Argument) -> Self {
        Aggregate { argument, function: PhantomData }
    }
}

impl<F: AggregateResult<Argument::SqlType>, Argument: Expression> Expression for Aggregate<F, Argument> {
    type SqlType = F::SqlType;
    type Level = AggregateLevel;
}

impl<D: Dialect, F: AggregateFunction, Argument: Render<D>> Render<D> for Aggregate<F, Argument> {
    type Support = Argument::Support;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal(F::OPEN), Argument::ROPE, &Rope::Literal(")")]);
}

impl<B: Backend, F, Argument: Values<B>> Values<B> for Aggregate<F, Argument> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.argument.values(parameters);
    }
}
