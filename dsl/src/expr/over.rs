//! Window functions: `function OVER window` (PostgreSQL manual, sections 3.5 and 4.2.8).

use std::marker::PhantomData;

use super::{
    Aggregate, AggregateInput, AggregateResult, ArgumentTypes, ArgumentsLevel, IntoWindow, RenderArguments,
    Window, WindowName, WindowParts,
};
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};

/// A window function that is no aggregate.
pub trait WindowFunction: 'static {
    /// Identity, before `Rest`.
    type Id<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// How NULL comes out; an empty frame counts as an empty group.
    type Nulls;
    /// `name(`
    const OPEN: &'static str;
}

/// The type of a window function on arguments of these types.
pub trait WindowResult<Types> {
    /// The SQL type of its value.
    type SqlType: SqlType;
}

/// `function(arguments)` of a window function, without its window.
#[derive(Clone, Copy, Debug)]
pub struct WindowCall<F, Args> {
    pub(crate) arguments: Args,
    function: PhantomData<F>,
}

/// `call OVER window`; the window is `Unset` where it is still to be given.
#[derive(Clone, Copy, Debug)]
pub struct Over<Call, Window> {
    pub(crate) call: Call,
    pub(crate) window: Window,
}

/// A window function as its declaration gives it.
pub type Bare<F, Args> = Over<WindowCall<F, Args>, Unset>;

impl<F, Args> Bare<F, Args> {
    /// The function on `arguments`, still without OVER.
    pub fn new(arguments: Args) -> Self {
        Over { call: WindowCall { arguments, function: PhantomData }, window: Unset }
    }
}

/// What OVER is for: a window function or an aggregate.
pub trait Windowed {
    /// The function.
    type Function;
    /// The type of its value.
    type SqlType: SqlType;
    /// The level of its arguments.
    type Inside: Level;
}

impl<F: AggregateResult<Input::Types>, Input: AggregateInput> Windowed for Aggregate<F, Input> {
    type Function = F;
    type SqlType = F::SqlType;
    type Inside = Input::Inside;
}

impl<F: WindowResult<Args::Types>, Args: ArgumentTypes + ArgumentsLevel> Windowed for WindowCall<F, Args> {
    type Function = F;
    type SqlType = F::SqlType;
    type Inside = Args::Level;
}

/// The level of a call with this window.
pub trait WindowLevel<Call: Windowed> {
    /// It.
    type Level: Level;
}

impl<Call: Windowed> WindowLevel<Call> for Unset {
    type Level = Unfinished<LacksOver<Call::Function>>;
}

impl<Call: Windowed, Base, Partition, Order, Frame> WindowLevel<Call>
    for Window<Base, Partition, Order, Frame>
where
    Self: WindowParts,
{
    type Level = <Mixed<Call::Inside, <Self as WindowParts>::Level> as Level>::WithWindow;
}

impl<Call: Windowed, const LETTER: char, Definition: WindowParts> WindowLevel<Call>
    for WindowName<LETTER, Definition>
{
    type Level = <Mixed<Call::Inside, Definition::Level> as Level>::WithWindow;
}

impl<Call: Windowed, W: WindowLevel<Call>> Expression for Over<Call, W> {
    type SqlType = Call::SqlType;
    type Level = W::Level;
}

impl<F, Args> Bare<F, Args> {
    /// `function(arguments) OVER window`
    pub fn over<W: IntoWindow>(self, window: W) -> Over<WindowCall<F, Args>, W::Window> {
        Over { call: self.call, window: window.into_window() }
    }
}

#[relvar_macros::brief]
impl<F, Input> Aggregate<F, Input> {
    /// `function(arguments) OVER window`: the aggregate of the window's frame, for every row. Its arguments may be
    /// aggregates themselves: those of the query's groups.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let share = count_rows().cast::<Float8>().div(sum(count_rows()).over(window()).cast::<Float8>());
    /// let sql = users.group_by(users::team_id).select((users::team_id, share)).sql::<Postgres>();
    /// assert_eq!(
    ///     sql,
    ///     "SELECT users.team_id, CAST(count(*) AS float8) / CAST(sum(count(*)) OVER () AS float8) FROM users GROUP BY users.team_id",
    /// );
    /// ```
    pub fn over<W: IntoWindow>(self, window: W) -> Over<Self, W::Window>
    where
        Input: OverInput,
        Input::Verdict: OrdinaryOver,
    {
        Over { call: self, window: window.into_window() }
    }
}

impl<B: Backend, F, Args: Values<B>> Values<B> for WindowCall<F, Args> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.arguments.values(parameters);
    }
}

/// The text of a call.
pub trait RenderCall<D: Dialect> {
    /// What it needs.
    type Support: Verdict;
    /// Its text.
    const ROPE: &'static Rope;
}

impl<D: Dialect, F: WindowFunction, Args: RenderArguments<D>> RenderCall<D> for WindowCall<F, Args> {
    type Support = Args::Support;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal(F::OPEN), Args::ROPE, &Rope::Literal(")")]);
}

impl<D: Dialect, F, Input> RenderCall<D> for Aggregate<F, Input>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;
    const ROPE: &'static Rope = <Self as Render<D>>::ROPE;
}

impl<D: Dialect, Call: RenderCall<D>, W: Render<D>> Render<D> for Over<Call, W> {
    type Support = Both<Call::Support, W::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[Call::ROPE, &Rope::Literal(" OVER "), W::ROPE]);
}

impl<B: Backend, Call: Values<B>, W: Values<B>> Values<B> for Over<Call, W> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.call.values(parameters);
        self.window.values(parameters);
    }
}
