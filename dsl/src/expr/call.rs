//! A function call: `name(argument, ..)`.

use std::marker::PhantomData;

use super::Operand;
use crate::backend::{Backend, Values};
use crate::kernel::{Both, ConstantLevel, Expression, Level, Mixed, SqlType, Valid};
use crate::render::{Chain, Dialect, Render, Rope, Support, SupportedBy, said_in};
use crate::types::{PassedAs, RightOf};

/// A function of the server.
pub trait Function: 'static {
    /// Identity, before `Rest`.
    type Id<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// The SQL type of its value.
    type SqlType: SqlType;
    /// How NULL goes through it.
    type Nulls;
    /// The dialect feature that it needs.
    type Feature;
    /// What stands before, between and after the arguments: `name(`, `)`. Between them stand commas where this list has
    /// no words for it.
    const WORDS: &'static [&'static str];
    /// The dialects that have other words for it.
    const ELSEWHERE: &'static [(&'static str, &'static [&'static str])] = &[];
}

/// What may stand as an argument of the SQL type `Type`: a Rust value of the type, or an expression of it or of a type
/// that the server widens to it (PostgreSQL manual, section 10.3).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument of SQL type `{Type}`",
    label = "the function takes a value or an expression of SQL type `{Type}`",
    note = "rules T5, T6, see `relvar::docs::rules`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Argument<Type> {
    /// The argument as an expression.
    type Expression: Expression;
    /// Turns it into one.
    fn argument(self) -> Self::Expression;
}

#[diagnostic::do_not_recommend]
impl<Type, Value: Operand<RightOf<Type>>> Argument<Type> for Value
where
    <Value::Expression as Expression>::SqlType: PassedAs<Type>,
{
    type Expression = Value::Expression;
    fn argument(self) -> Self::Expression {
        self.operand()
    }
}

/// A tuple of arguments of the SQL type `Type`, of any number.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tuple of arguments of SQL type `{Type}`",
    label = "the function takes any number of arguments, as a tuple",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait ArgumentList<Type> {
    /// The arguments as expressions, in [`Arguments`].
    type Arguments;
    /// Turns them into that.
    fn arguments(self) -> Self::Arguments;
}

impl<Type> ArgumentList<Type> for () {
    type Arguments = ();
    fn arguments(self) {}
}

/// The arguments of a call, one before the rest; `()` ends them.
#[derive(Clone, Copy, Debug)]
pub struct Arguments<First, Rest>(pub First, pub Rest);

/// The level of all arguments together.
pub trait ArgumentsLevel {
    /// Bit by bit.
    type Level: Level;
}

impl ArgumentsLevel for () {
    type Level = ConstantLevel;
}

impl<First: Expression, Rest: ArgumentsLevel> ArgumentsLevel for Arguments<First, Rest> {
    type Level = Mixed<First::Level, Rest::Level>;
}

/// Arguments as text.
pub trait RenderArguments<D: Dialect> {
    /// What the arguments need.
    type Support: crate::kernel::Verdict;
    /// The arguments, one after another.
    const CHAIN: &'static Chain;
    /// The same with commas between them.
    const ROPE: &'static Rope = &Rope::Call(&["", ""], Self::CHAIN);
}

impl<D: Dialect> RenderArguments<D> for () {
    type Support = Valid;
    const CHAIN: &'static Chain = &Chain::End;
}

impl<D: Dialect, First: Render<D>, Rest: RenderArguments<D>> RenderArguments<D> for Arguments<First, Rest> {
    type Support = Both<First::Support, Rest::Support>;
    const CHAIN: &'static Chain = &Chain::Piece(First::ROPE, Rest::CHAIN);
}

impl<B: Backend, First: Values<B>, Rest: Values<B>> Values<B> for Arguments<First, Rest> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
        self.1.values(parameters);
    }
}

/// `function(arguments)`.
pub struct Call<F, Args> {
    pub(crate) arguments: Args,
    function: PhantomData<F>,
}

// By hand, so that the hundreds of functions need not be `Clone`, `Copy` and `Debug`.
impl<F, Args: Clone> Clone for Call<F, Args> {
    fn clone(&self) -> Self {
        Call::new(self.arguments.clone())
    }
}

impl<F, Args: Copy> Copy for Call<F, Args> {}

impl<F: Function, Args: std::fmt::Debug> std::fmt::Debug for Call<F, Args> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Call").field(&F::WORDS).field(&self.arguments).finish()
    }
}

impl<F, Args> Call<F, Args> {
    /// The function on `arguments`.
    pub fn new(arguments: Args) -> Self {
        Call { arguments, function: PhantomData }
    }
}

impl<F: Function, Args: ArgumentsLevel> Expression for Call<F, Args> {
    type SqlType = F::SqlType;
    type Level = Args::Level;
}

impl<D: Dialect, F: Function, Args: RenderArguments<D>> Render<D> for Call<F, Args>
where
    F::Feature: SupportedBy<D>,
{
    type Support = Both<Support<F::Feature, D>, Args::Support>;
    const ROPE: &'static Rope = &Rope::Call(said_in::<D, _>(F::WORDS, F::ELSEWHERE), Args::CHAIN);
}

impl<B: Backend, F, Args: Values<B>> Values<B> for Call<F, Args> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.arguments.values(parameters);
    }
}
