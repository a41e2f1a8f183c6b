//! An aggregate: one value per group.

use std::marker::PhantomData;

use super::{Arguments, ArgumentsLevel, RenderArguments};
use crate::backend::{Backend, Values};
use crate::kernel::{
    AggregateLevel, Both, Cons, ConstantLevel, Expression, Level, Nil, SqlType, Valid, Verdict,
};
use crate::kernel::{LacksWithinGroup, Unfinished};
use crate::render::{Chain, Dialect, Render, Rope, Support, SupportedBy, said_in};

/// An aggregate function.
pub trait AggregateFunction: 'static {
    /// Identity, before `Rest`.
    type Id<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// How NULL comes out: [`NeverNull`](super::NeverNull), [`MaybeNull`](super::MaybeNull), [`OfGroup`] or [`OfRows`].
    type Nulls;
    /// The dialect feature that it needs.
    type Feature;
    /// `name(`
    const OPEN: &'static str;
    /// The dialects that call it otherwise.
    const ELSEWHERE: &'static [(&'static str, &'static str)] = &[];
}

/// The type of an aggregate over arguments of these types: a list, or [`OrderedSet`].
#[diagnostic::on_unimplemented(
    message = "aggregate `{Self}` cannot be computed from values of these types",
    label = "`{Self}` takes values of other types",
    note = "an ordered-set aggregate takes in WITHIN GROUP what its direct arguments say",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait AggregateResult<Types> {
    /// The SQL type of its value.
    type SqlType: SqlType;
}

/// NULL where the group is empty or where every argument is NULL: `sum`, `max`.
#[derive(Clone, Copy, Debug)]
pub struct OfGroup;

/// NULL where the group is empty; a NULL argument becomes a part of the value: `array_agg`.
#[derive(Clone, Copy, Debug)]
pub struct OfRows;

/// What an aggregate is computed from: its [`Arguments`], or [`Modified`](super::Modified) ones.
pub trait AggregateInput {
    /// The types of the arguments; see [`AggregateResult`].
    type Types;
    /// The level of the aggregate `F` over this.
    type Level<F>: Level;
    /// The level of the arguments themselves.
    type Inside: Level;
}

/// What the input says to a dialect: all that stands between the parentheses, or after them.
pub trait RenderInput<D: Dialect> {
    /// What it needs.
    type Support: Verdict;
    /// Its text.
    const ROPE: &'static Rope;
}

/// `function(input)` over the rows of a group.
#[derive(Clone, Copy, Debug)]
pub struct Aggregate<F, Input> {
    pub(crate) input: Input,
    function: PhantomData<F>,
}

/// `function(argument)`
pub type AggregateOf<F, Argument> = Aggregate<F, Arguments<Argument, ()>>;

impl<F, Input> Aggregate<F, Input> {
    /// The function over `input`.
    pub fn new(input: Input) -> Self {
        Aggregate { input, function: PhantomData }
    }
}

impl<F: AggregateResult<Input::Types>, Input: AggregateInput> Expression for Aggregate<F, Input> {
    type SqlType = F::SqlType;
    type Level = Input::Level<F>;
}

impl<D: Dialect, F: AggregateFunction, Input: RenderInput<D>> Render<D> for Aggregate<F, Input>
where
    F::Feature: SupportedBy<D>,
{
    type Support = Both<Support<F::Feature, D>, Input::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(said_in::<D, _>(F::OPEN, F::ELSEWHERE)),
        Input::ROPE,
        &Rope::Literal(")"),
    ]);
}

impl<B: Backend, F, Input: Values<B>> Values<B> for Aggregate<F, Input> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.input.values(parameters);
    }
}

/// The types of arguments, as a list.
pub trait ArgumentTypes {
    /// In order.
    type Types;
}

impl ArgumentTypes for () {
    type Types = Nil;
}

impl<First: Expression, Rest: ArgumentTypes> ArgumentTypes for Arguments<First, Rest> {
    type Types = Cons<First::SqlType, Rest::Types>;
}

impl<First, Rest> AggregateInput for Arguments<First, Rest>
where
    Self: ArgumentTypes + ArgumentsLevel,
{
    type Types = <Self as ArgumentTypes>::Types;
    type Level<F> = <<Self as ArgumentsLevel>::Level as Level>::Aggregated;
    type Inside = <Self as ArgumentsLevel>::Level;
}

impl<D: Dialect, First, Rest> RenderInput<D> for Arguments<First, Rest>
where
    Self: RenderArguments<D>,
{
    type Support = <Self as RenderArguments<D>>::Support;
    const ROPE: &'static Rope = <Self as RenderArguments<D>>::ROPE;
}

/// `*` in `count(*)`: a row, whatever it holds.
#[derive(Clone, Copy, Debug)]
pub struct EveryRow;

impl AggregateInput for EveryRow {
    type Types = Nil;
    type Level<F> = AggregateLevel;
    type Inside = ConstantLevel;
}

impl<D: Dialect> RenderInput<D> for EveryRow {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal("*");
}

impl<B: Backend> Values<B> for EveryRow {
    fn values(&self, _: &mut B::Parameters) {}
}

/// The arguments of an ordered-set aggregate, which are computed once per group; the rows come from WITHIN GROUP.
#[derive(Clone, Copy, Debug)]
pub struct Direct<Args>(pub Args);

/// The types of an ordered-set aggregate: of its direct arguments, and of WITHIN GROUP.
pub struct OrderedSet<Direct, Ordered>(PhantomData<(Direct, Ordered)>);

/// The types of an ordered-set aggregate before WITHIN GROUP says them.
pub struct Undecided<Direct>(PhantomData<Direct>);

/// Before that it has some type, so that the mistake is one error.
impl<F, Types> AggregateResult<Undecided<Types>> for F {
    type SqlType = crate::types::Bool;
}

impl<Args: ArgumentTypes + ArgumentsLevel> AggregateInput for Direct<Args> {
    type Types = Undecided<Args::Types>;
    type Level<F> = Unfinished<LacksWithinGroup<F>>;
    type Inside = Args::Level;
}

impl<D: Dialect, Args: RenderArguments<D>> RenderInput<D> for Direct<Args> {
    type Support = Args::Support;
    const ROPE: &'static Rope = Args::ROPE;
}

impl<B: Backend, Args: Values<B>> Values<B> for Direct<Args> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// A row of direct arguments: an expression or a tuple of them.
#[derive(Clone, Copy, Debug)]
pub struct DirectList<List>(pub List);

impl<List: crate::row::SelectList<Items: super::TermList>> ArgumentTypes for DirectList<List> {
    type Types = <List::Items as super::TermList>::Types<Nil>;
}

impl<List: crate::row::ItemLevel> ArgumentsLevel for DirectList<List> {
    type Level = crate::row::LevelOfList<List>;
}

impl<D: Dialect, List: Render<D>> RenderArguments<D> for DirectList<List> {
    type Support = List::Support;
    const CHAIN: &'static Chain = &Chain::Piece(List::ROPE, &Chain::End);
}

impl<B: Backend, List: Values<B>> Values<B> for DirectList<List> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}
