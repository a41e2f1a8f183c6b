//! A bind parameter: a Rust value that is sent beside the text.

use std::marker::PhantomData;

use typenum::B0;

use super::Operand;
use crate::backend::{Backend, Encode, Values};
use crate::kernel::{ConstantLevel, Expression, SqlType, Valid};
use crate::render::{Dialect, Render, Rope};

/// `$n`: the Rust value `Value`, sent as the SQL type `Type`.
#[derive(Clone, Copy, Debug)]
pub struct Bind<Type, Value, Null = B0> {
    pub(crate) value: Value,
    kind: PhantomData<(Type, Null)>,
}

impl<Type, Value, Null> Bind<Type, Value, Null> {
    /// A parameter for `value`.
    pub fn new(value: Value) -> Self {
        Bind { value, kind: PhantomData }
    }
}

/// A bind taken apart.
#[diagnostic::on_unimplemented(
    message = "a row of many rows takes values only, and `{Self}` is an expression",
    label = "expected a Rust value"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait BindParts {
    /// The SQL type.
    type Type: SqlType;
    /// The Rust type.
    type Value;
    /// The value.
    fn bound(&self) -> &Self::Value;
}

impl<Type: SqlType, Value, Null> BindParts for Bind<Type, Value, Null> {
    type Type = Type;
    type Value = Value;

    fn bound(&self) -> &Value {
        &self.value
    }
}

#[diagnostic::do_not_recommend]
impl<Type: SqlType, Value, Null> Expression for Bind<Type, Value, Null> {
    type SqlType = Type;
    type Level = ConstantLevel;
}

impl<D: Dialect, Type: SqlType, Value, Null> Render<D> for Bind<Type, Value, Null> {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Parameter(&Type::NAME);
}

impl<B: Backend, Type: SqlType, Value: Encode<B, Type>, Null> Values<B> for Bind<Type, Value, Null> {
    fn values(&self, parameters: &mut B::Parameters) {
        B::push::<Type, Value>(parameters, &self.value);
    }
}

/// A Rust value as an expression of the SQL type `Type`: `val::<Int4, _>(7)`.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(val::<Int4, _>(1)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT $1 FROM users");
/// ```
pub fn val<Type, Value: Operand<Type>>(value: Value) -> Value::Expression {
    value.operand()
}
