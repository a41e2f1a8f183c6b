//! `CAST(operand AS type)` (PostgreSQL manual, section 4.2.9).

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{Expression, SqlType};
use crate::render::{Dialect, Render, Rope};

/// `CAST(operand AS Type)`
#[derive(Clone, Copy, Debug)]
pub struct Cast<Type, Operand> {
    pub(crate) operand: Operand,
    target: PhantomData<Type>,
}

/// PostgreSQL has a cast from `Self` to `Target`.
#[diagnostic::on_unimplemented(
    message = "SQL has no cast from `{Self}` to `{Target}`",
    label = "`{Self}` cannot be cast to `{Target}`"
)]
pub trait CastTo<Target: SqlType>: SqlType {}

macro_rules! casts {
    ($($from:ident: $($to:ident)*;)*) => { $($(
        #[diagnostic::do_not_recommend]
        impl CastTo<crate::types::$to> for crate::types::$from {}
    )*)* };
}

casts! {
    Bool: Bool Int4 Text Varchar;
    Int2: Int2 Int4 Int8 Float4 Float8 Text Varchar;
    Int4: Bool Int2 Int4 Int8 Float4 Float8 Text Varchar;
    Int8: Int2 Int4 Int8 Float4 Float8 Text Varchar;
    Float4: Int2 Int4 Int8 Float4 Float8 Text Varchar;
    Float8: Int2 Int4 Int8 Float4 Float8 Text Varchar;
    Text: Bool Int2 Int4 Int8 Float4 Float8 Text Varchar Char Bytea;
    Varchar: Bool Int2 Int4 Int8 Float4 Float8 Text Varchar Char;
    Char: Text Varchar Char;
}

#[cfg(feature = "with-rust_decimal-1")]
casts! {
    Numeric: Int2 Int4 Int8 Float4 Float8 Numeric Text Varchar;
    Int2: Numeric;
    Int4: Numeric;
    Int8: Numeric;
    Float4: Numeric;
    Float8: Numeric;
    Text: Numeric;
}

#[cfg(feature = "with-jiff-0_2")]
casts! {
    Date: Date Timestamp Timestamptz Text Varchar;
    Time: Time Interval Text Varchar;
    Timestamp: Date Time Timestamp Timestamptz Text Varchar;
    Timestamptz: Date Time Timestamp Timestamptz Text Varchar;
    Interval: Time Interval Text Varchar;
    Text: Date Time Timestamp Timestamptz Interval;
}

#[cfg(feature = "with-serde_json-1")]
casts! {
    Json: Json Jsonb Text;
    Jsonb: Json Jsonb Text;
    Text: Json Jsonb;
}

#[cfg(feature = "with-uuid-1")]
casts! {
    Uuid: Uuid Text;
    Text: Uuid;
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
        &Rope::Literal(Type::NAME.name),
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
