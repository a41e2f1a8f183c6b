//! `CAST(operand AS type)` (PostgreSQL manual, section 4.2.9).

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::check::by_type::CastOf;
use crate::kernel::{Both, Expression, Name, SqlType};
use crate::render::{Dialect, Render, Rope, Support, SupportedBy};
use crate::types::CastTo;

/// `CAST(operand AS Type)`
#[derive(Clone, Copy, Debug)]
pub struct Cast<Type, Operand> {
    pub(crate) operand: Operand,
    target: PhantomData<Type>,
}

#[diagnostic::do_not_recommend]
impl<Type: SqlType, Operand: Expression> Expression for Cast<Type, Operand> {
    type SqlType = Type;
    type Level = Operand::Level;
    const ASSUMED: Option<&'static Rope> = Operand::ASSUMED;
}

impl<D: Dialect, Type: SqlType, Operand: Expression + Render<D>> Render<D> for Cast<Type, Operand>
where
    CastOf<Operand::SqlType, Type>: SupportedBy<D>,
{
    type Support = Both<Support<CastOf<Operand::SqlType, Type>, D>, Operand::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("CAST("),
        Operand::ROPE,
        &Rope::Literal(" AS "),
        Spelled::<Type>::ROPE,
        &Rope::Literal(")"),
    ]);
}

/// The name of a type as SQL spells it: `int4[]`, `shop."order"`.
pub struct Spelled<Type>(PhantomData<Type>);

impl<Type: SqlType> Spelled<Type> {
    /// A type that the program declares may be called as it likes, so its name is quoted; so is `"char"`, which is not
    /// `char`, and `"bit"`, because `bit` is `bit(1)`.
    const QUOTED: bool = Type::NAME.is_declared() || matches!(Type::NAME.name.as_bytes(), b"char" | b"bit");

    const SCHEMA: &'static Rope = match Type::NAME.schema {
        Some(schema) => &Rope::Join(&[&Rope::Name(Name::quoted(schema)), &Rope::Literal(".")]),
        None => &Rope::Empty,
    };

    /// The name.
    pub const ROPE: &'static Rope = &Rope::Join(&[
        Self::SCHEMA,
        &Rope::Name(Name { text: Type::NAME.name, quoted: Self::QUOTED }),
        &Rope::Literal(if Type::NAME.array { "[]" } else { "" }),
    ]);
}

impl<B: Backend, Type, Operand: Values<B>> Values<B> for Cast<Type, Operand> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.operand.values(parameters);
    }
}

/// `CAST`.
#[relvar_macros::brief]
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
