//! An expression that the program knows not to be NULL.

use crate::backend::{Backend, Values};
use crate::kernel::Expression;
use crate::render::{Dialect, Postgres, Render, Rope};

/// `operand`, said never to be NULL.
#[derive(Clone, Copy, Debug)]
pub struct AssumeNotNull<Operand> {
    pub(crate) operand: Operand,
}

impl<Operand: Expression + Render<Postgres>> Expression for AssumeNotNull<Operand> {
    type SqlType = Operand::SqlType;
    type Level = Operand::Level;
    const ASSUMED: Option<&'static Rope> = Some(Operand::ROPE);
}

impl<D: Dialect, Operand: Render<D>> Render<D> for AssumeNotNull<Operand> {
    type Support = Operand::Support;
    const ROPE: &'static Rope = Operand::ROPE;
}

impl<B: Backend, Operand: Values<B>> Values<B> for AssumeNotNull<Operand> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.operand.values(parameters);
    }
}

/// `assume_not_null` on any expression.
pub trait Assumption: Expression {
    /// The same expression, taken not to be NULL: its SQL is unchanged, its Rust type is no `Option`.
    ///
    /// A filter such as `is_not_null()` does not change a column's type; this says what the program knows. Where it is
    /// wrong, reading the row is an error that names the expression.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let ages = users.filter(users::age.is_not_null()).select(users::age.assume_not_null()); // rows are `i32`
    /// assert_eq!(ages.sql::<Postgres>(), "SELECT users.age FROM users WHERE users.age IS NOT NULL");
    /// ```
    fn assume_not_null(self) -> AssumeNotNull<Self> {
        AssumeNotNull { operand: self }
    }
}

impl<E: Expression> Assumption for E {}
