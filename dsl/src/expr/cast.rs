//! `CAST(operand AS type)` (PostgreSQL manual, section 4.2.9).

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{Expression, SqlType};
use crate::render::{Dialect, Render, Rope};
use crate::types::CastTo;

/// `CAST(operand AS Type)`
#[derive(Clone, Copy, Debug)]
pub struct Cast<Type, Operand> {
    pub(crate) operand: Operand,
    target: PhantomData<Type>,
}

impl<Type: SqlType, Operand: Expression> Expression for Cast<Type, Operand> {
    type SqlType = Type;
    type Level = Operand::Level;
    const ASSUMED: Option<&'static Rope> = Operand::ASSUMED;
}

impl<D: Dialect, Type: SqlType, Operand: Render<D>> Render<D> for Cast<Type, Operand> {
    type Support = Operand::Support;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("CAST("),
        Operand::ROPE,
        &Rope::Literal(" AS "),
        &Rope::Literal(Type::NAME.spelled()),
        &Rope::Literal(if Type::NAME.array { "[])" } else { ")" }),
    ]);
}

impl<B: Backend, Type, Operand: Values<B>> Values<B> for Cast<Type, Operand> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.operand.values(parameters);
    }
}

/// `CAST`.
pub trait CastOperator: Expression {
    /// `CAST(self AS Type)`: NULL stays NULL; a value that the type cannot hold is an error of the server.
    fn cast<Type: SqlType>(self) -> Cast<Type, Self>
    where
        Self::SqlType: CastTo<Type>,
    {
        Cast { operand: self, target: PhantomData }
    }
}

impl<E: Expression> CastOperator for E {}
