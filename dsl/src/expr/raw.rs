//! The escape: literal SQL text with a declared type and scope-checked holes.

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{Both, ConstantLevel, Expression, Level, Mixed, SqlType, Valid};
use crate::render::{Dialect, Render, Rope};

/// A piece of literal text; [`sql!`](crate::sql) implements it.
pub trait RawText: 'static {
    /// The text.
    const TEXT: &'static str;
}

/// A fragment of literal SQL whose value is declared to be of type `Type`, and nullable where `Null` is `B1`.
#[derive(Clone, Copy, Debug)]
pub struct Raw<Type, Parts> {
    pub(crate) parts: Parts,
    declared: PhantomData<Type>,
}

/// What a fragment is declared to give.
#[derive(Clone, Copy, Debug)]
pub struct Declared<Type, Null>(PhantomData<(Type, Null)>);

/// Text, an expression in a hole, and what follows.
#[derive(Clone, Copy, Debug)]
pub struct Piece<Text, Hole, Rest> {
    pub(crate) hole: Hole,
    pub(crate) rest: Rest,
    text: PhantomData<Text>,
}

/// The text after the last hole.
#[derive(Clone, Copy, Debug)]
pub struct LastPiece<Text>(PhantomData<Text>);

impl<Text, Hole, Rest> Piece<Text, Hole, Rest> {
    #[doc(hidden)]
    pub fn new(_: Text, hole: Hole, rest: Rest) -> Self {
        Piece { hole, rest, text: PhantomData }
    }
}

impl<Text> LastPiece<Text> {
    #[doc(hidden)]
    pub fn new(_: Text) -> Self {
        LastPiece(PhantomData)
    }
}

impl<Type, Parts> Raw<Type, Parts> {
    #[doc(hidden)]
    pub fn new(parts: Parts) -> Self {
        Raw { parts, declared: PhantomData }
    }
}

/// The level of all holes.
pub trait PartsLevel {
    /// Bit by bit.
    type Level: Level;
}

impl<Text> PartsLevel for LastPiece<Text> {
    type Level = ConstantLevel;
}

impl<Text, Hole: Expression, Rest: PartsLevel> PartsLevel for Piece<Text, Hole, Rest> {
    type Level = Mixed<Hole::Level, Rest::Level>;
}

#[diagnostic::do_not_recommend]
impl<Type: SqlType, Null, Parts: PartsLevel> Expression for Raw<Declared<Type, Null>, Parts> {
    type SqlType = Type;
    type Level = Parts::Level;
}

impl<D: Dialect, Text: RawText> Render<D> for LastPiece<Text> {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal(Text::TEXT);
}

impl<D: Dialect, Text: RawText, Hole: Render<D>, Rest: Render<D>> Render<D> for Piece<Text, Hole, Rest> {
    type Support = Both<Hole::Support, Rest::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal(Text::TEXT), Hole::ROPE, Rest::ROPE]);
}

impl<D: Dialect, Type, Parts: Render<D>> Render<D> for Raw<Type, Parts> {
    type Support = Parts::Support;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal("("), Parts::ROPE, &Rope::Literal(")")]);
}

impl<B: Backend, Text> Values<B> for LastPiece<Text> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<B: Backend, Text, Hole: Values<B>, Rest: Values<B>> Values<B> for Piece<Text, Hole, Rest> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.hole.values(parameters);
        self.rest.values(parameters);
    }
}

impl<B: Backend, Type, Parts: Values<B>> Values<B> for Raw<Type, Parts> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.parts.values(parameters);
    }
}
