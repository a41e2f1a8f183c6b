//! What stands in an aggregate beside its arguments: DISTINCT, ORDER BY, WITHIN GROUP, FILTER (PostgreSQL manual,
//! section 4.2.7).

use super::ops::order::OrderTerm;
use super::{Aggregate, AggregateInput, ArgumentTypes, Arguments, Direct, EveryRow, OrderedSet, RenderInput};
use crate::backend::{Backend, Values};
use crate::check::kept::Sorts;
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Sqlite, Support, SupportedBy, on_postgres};
use crate::row::{LevelOfOrder, ListLevel, OrderList};

/// `DISTINCT arguments ORDER BY terms) FILTER (WHERE condition`
#[derive(Clone, Copy, Debug)]
pub struct Modified<Args, Distinct, Order, Filter> {
    pub(crate) arguments: Args,
    pub(crate) distinct: Distinct,
    pub(crate) order: Order,
    pub(crate) filter: Filter,
}

/// `DISTINCT` before the arguments.
#[derive(Clone, Copy, Debug)]
pub struct OnlyDifferent;

/// `ORDER BY terms` after the arguments.
#[derive(Clone, Copy, Debug)]
pub struct Sorted<Terms>(pub(crate) Terms);

/// `WITHIN GROUP (ORDER BY terms)`
#[derive(Clone, Copy, Debug)]
pub struct WithinGroup<Terms>(pub(crate) Terms);

/// `FILTER (WHERE condition)`
#[derive(Clone, Copy, Debug)]
pub struct FilterWhere<Condition>(pub(crate) Condition);

/// An aggregate's input, taken apart.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait InputParts {
    /// Its arguments.
    type Arguments;
    /// Unset, or [`OnlyDifferent`].
    type Distinct;
    /// Unset, [`Sorted`] or [`WithinGroup`].
    type Order;
    /// Unset, or [`FilterWhere`].
    type Filter;
    /// Takes it apart.
    fn parts(self) -> Modified<Self::Arguments, Self::Distinct, Self::Order, Self::Filter>;
}

macro_rules! unmodified {
    ($([$($generic:ident),*] $input:ty;)*) => { $(
        impl<$($generic),*> InputParts for $input {
            type Arguments = Self;
            type Distinct = Unset;
            type Order = Unset;
            type Filter = Unset;
            fn parts(self) -> Modified<Self, Unset, Unset, Unset> {
                Modified { arguments: self, distinct: Unset, order: Unset, filter: Unset }
            }
        }
    )* };
}

unmodified! {
    [First, Rest] Arguments<First, Rest>;
    [] EveryRow;
    [Args] Direct<Args>;
}

impl<Args, Distinct, Order, Filter> InputParts for Modified<Args, Distinct, Order, Filter> {
    type Arguments = Args;
    type Distinct = Distinct;
    type Order = Order;
    type Filter = Filter;
    fn parts(self) -> Self {
        self
    }
}

/// What the order says to the rest of an aggregate over `Args`.
pub trait InputOrder<Args: AggregateInput> {
    /// The types; see [`AggregateInput::Types`].
    type Types;
    /// See [`AggregateInput::Level`].
    type Level<F>: Level;
}

impl<Args: AggregateInput> InputOrder<Args> for Unset {
    type Types = Args::Types;
    type Level<F> = Args::Level<F>;
}

impl<Args: AggregateInput + OrderedInput, Terms> InputOrder<Args> for Sorted<Terms> {
    type Types = Args::Types;
    type Level<F> = Args::SortedLevel<F>;
}

impl<Args: AggregateInput + OrderedInput, Terms: OrderList<Items: TermList>> InputOrder<Args>
    for WithinGroup<Terms>
{
    type Types = Args::TypesWith<<Terms::Items as TermList>::Types<Nil>>;
    type Level<F> = AggregateLevel;
}

/// What an order makes of arguments. It has an answer also for the order that they do not take, so that this mistake is
/// one error.
pub trait OrderedInput {
    /// The types together with those of WITHIN GROUP.
    type TypesWith<Terms>;
    /// The level of the aggregate `F` with ORDER BY.
    type SortedLevel<F>: Level;
}

impl<First, Rest> OrderedInput for Arguments<First, Rest>
where
    Self: AggregateInput,
{
    type TypesWith<Terms> = <Self as AggregateInput>::Types;
    type SortedLevel<F> = <Self as AggregateInput>::Level<F>;
}

impl OrderedInput for EveryRow {
    type TypesWith<Terms> = Nil;
    type SortedLevel<F> = AggregateLevel;
}

impl<Args: ArgumentTypes> OrderedInput for Direct<Args> {
    type TypesWith<Terms> = OrderedSet<Args::Types, Terms>;
    type SortedLevel<F> = AggregateLevel;
}

impl<Args: AggregateInput, Distinct, Order: InputOrder<Args>, Filter> AggregateInput
    for Modified<Args, Distinct, Order, Filter>
{
    type Types = Order::Types;
    type Level<F> = Order::Level<F>;
    type Inside = Args::Inside;
}

/// The terms of an ORDER BY, as lists.
pub trait TermList {
    /// Their types, before `Rest`.
    type Types<Rest>;
    /// Their expressions without direction, before `Rest`.
    type Expressions<Rest>;
}

impl TermList for Nil {
    type Types<Rest> = Rest;
    type Expressions<Rest> = Rest;
}

impl<Head: TermList, Tail: TermList> TermList for Cons<Head, Tail> {
    type Types<Rest> = Head::Types<Tail::Types<Rest>>;
    type Expressions<Rest> = Head::Expressions<Tail::Expressions<Rest>>;
}

impl<E: Expression> TermList for E {
    type Types<Rest> = Cons<E::SqlType, Rest>;
    type Expressions<Rest> = Cons<E, Rest>;
}

impl<Direction, E: Expression> TermList for OrderTerm<Direction, E> {
    type Types<Rest> = Cons<E::SqlType, Rest>;
    type Expressions<Rest> = Cons<E, Rest>;
}

/// The text of the parts.
impl<D: Dialect> Render<D> for OnlyDifferent {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal("DISTINCT ");
}

macro_rules! clause {
    ($($name:ident $keyword:literal $rope:ident $($feature:ident)?;)*) => { $(
        impl<D: Dialect, Inner: Render<D>> Render<D> for $name<Inner>
        where
            $($feature<Inner>: SupportedBy<D>,)?
        {
            type Support = clause!(@support D Inner $($feature)?);
            const ROPE: &'static Rope = &Rope::Clause($keyword, clause!(@$rope Inner));
        }

        impl<B: Backend, Inner: Values<B>> Values<B> for $name<Inner> {
            fn values(&self, parameters: &mut B::Parameters) {
                self.0.values(parameters);
            }
        }
    )* };
    (@support $dialect:ident $inner:ident) => { $inner::Support };
    (@support $dialect:ident $inner:ident $feature:ident) => {
        Both<$inner::Support, Support<$feature<$inner>, $dialect>>
    };
    (@terms $inner:ident) => { &Rope::Terms($inner::ROPE) };
    (@operand $inner:ident) => { $inner::ROPE };
}

clause! {
    Sorted " ORDER BY " terms Sorts;
    WithinGroup ") WITHIN GROUP (ORDER BY " terms;
    FilterWhere ") FILTER (WHERE " operand;
}

/// DISTINCT, or none, of the arguments `Args`.
pub struct DifferentArguments<Args, Distinct>(std::marker::PhantomData<(Args, Distinct)>);

/// How messages call DISTINCT of two arguments, `string_agg(DISTINCT text, delimiter)`.
#[allow(non_camel_case_types, reason = "a message spells SQL")]
#[derive(Clone, Copy, Debug)]
pub struct DISTINCT_OF_SEVERAL_ARGUMENTS;

macro_rules! different {
    ($([$($generics:ident),*] $arguments:ty, $distinct:ty: $verdict:ty;)*) => { $(
        impl<$($generics),*> SupportedBy<Sqlite> for DifferentArguments<$arguments, $distinct> {
            type Verdict = $verdict;
        }
    )* };
}

different! {
    [Args] Args, Unset: Valid;
    [] EveryRow, OnlyDifferent: Valid;
    [Args] Direct<Args>, OnlyDifferent: Valid;
    [First] Arguments<First, ()>, OnlyDifferent: Valid;
    [First, Second, Rest] Arguments<First, Arguments<Second, Rest>>, OnlyDifferent: Fail<DISTINCT_OF_SEVERAL_ARGUMENTS>;
}

on_postgres!(DifferentArguments<Args, Distinct>);

impl<B: Backend> Values<B> for OnlyDifferent {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<D, Args, Distinct, Order, Filter> RenderInput<D> for Modified<Args, Distinct, Order, Filter>
where
    D: Dialect,
    Args: RenderInput<D>,
    Distinct: Render<D>,
    Order: Render<D>,
    Filter: Render<D>,
    DifferentArguments<Args, Distinct>: SupportedBy<D>,
{
    type Support = crate::kernel::all!(
        Support<DifferentArguments<Args, Distinct>, D>,
        Args::Support,
        Order::Support,
        Filter::Support
    );
    const ROPE: &'static Rope = &Rope::Join(&[Distinct::ROPE, Args::ROPE, Order::ROPE, Filter::ROPE]);
}

impl<B: Backend, Args, Distinct, Order, Filter> Values<B> for Modified<Args, Distinct, Order, Filter>
where
    Args: Values<B>,
    Order: Values<B>,
    Filter: Values<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.arguments.values(parameters);
        self.order.values(parameters);
        self.filter.values(parameters);
    }
}

/// `function(DISTINCT arguments)`
pub type WithDistinct<F, Input> = Aggregate<
    F,
    Modified<
        <Input as InputParts>::Arguments,
        OnlyDifferent,
        <Input as InputParts>::Order,
        <Input as InputParts>::Filter,
    >,
>;
/// `function(arguments ORDER BY ..)`, or WITHIN GROUP
pub type WithOrder<F, Input, Order> = Aggregate<
    F,
    Modified<
        <Input as InputParts>::Arguments,
        <Input as InputParts>::Distinct,
        Order,
        <Input as InputParts>::Filter,
    >,
>;
/// `function(arguments) FILTER (WHERE condition)`
pub type WithFilter<F, Input, Condition> = Aggregate<
    F,
    Modified<
        <Input as InputParts>::Arguments,
        <Input as InputParts>::Distinct,
        <Input as InputParts>::Order,
        FilterWhere<Condition>,
    >,
>;

#[relvar_macros::brief]
impl<F, Input: InputParts> Aggregate<F, Input> {
    /// `function(DISTINCT argument)`: equal arguments count once.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.select((count(users::name).distinct(), sum(users::age).distinct())).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT count(DISTINCT users.name), sum(DISTINCT users.age) FROM users");
    /// ```
    pub fn distinct(self) -> WithDistinct<F, Input>
    where
        Input::Distinct: Slot<DISTINCT>,
        Input::Arguments: ArgumentRules,
        Input::Order: SortedBy,
        <Input::Order as SortedBy>::Expressions: AllIn<ArgumentList<Input>>,
        Free<Input::Distinct, DISTINCT>: OnceInAggregate<DISTINCT>,
        <Input::Arguments as ArgumentRules>::TakesDistinct: DistinctPossible,
        <Input::Arguments as ArgumentRules>::Equal:
            ArgumentsEqual<Culprit<<Input::Arguments as ArgumentRules>::Equal>>,
        <<Input::Order as SortedBy>::Expressions as AllIn<ArgumentList<Input>>>::Verdict: OrderAmongArguments,
    {
        let parts = self.input.parts();
        Aggregate::new(Modified {
            arguments: parts.arguments,
            distinct: OnlyDifferent,
            order: parts.order,
            filter: parts.filter,
        })
    }

    /// `function(arguments ORDER BY terms)`: the order in which the function takes the rows.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.select(string_agg(users::name, ", ").order_by(users::age.desc())).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT string_agg(users.name, $1 ORDER BY users.age DESC) FROM users");
    /// ```
    pub fn order_by<Terms>(self, terms: Terms) -> WithOrder<F, Input, Sorted<Terms>>
    where
        Input::Order: Slot<ORDER_BY>,
        Input::Arguments: ArgumentRules,
        Input::Distinct: DistinctOrder<Terms::Items, ArgumentList<Input>>,
        Terms: OrderList<Items: ListLevel>,
        Free<Input::Order, ORDER_BY>: OrderedOnceInAggregate,
        <Input::Arguments as ArgumentRules>::TakesOrder: OrderPossible,
        <LevelOfOrder<Terms> as Level>::NoAggregate: NotNested,
        <LevelOfOrder<Terms> as Level>::NoWindow: NoWindowInAggregate,
        <Input::Distinct as DistinctOrder<Terms::Items, ArgumentList<Input>>>::Verdict: OrderAmongArguments,
    {
        let parts = self.input.parts();
        Aggregate::new(Modified {
            arguments: parts.arguments,
            distinct: parts.distinct,
            order: Sorted(terms),
            filter: parts.filter,
        })
    }

    /// `function(direct arguments) WITHIN GROUP (ORDER BY terms)`: the rows of an ordered-set aggregate.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.select(percentile_cont(0.5).within_group(users::age)).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT percentile_cont($1) WITHIN GROUP (ORDER BY users.age) FROM users");
    /// ```
    pub fn within_group<Terms>(self, terms: Terms) -> WithOrder<F, Input, WithinGroup<Terms>>
    where
        Input::Order: Slot<ORDER_BY>,
        Input::Arguments: ArgumentRules,
        Terms: OrderList<Items: ListLevel>,
        Free<Input::Order, ORDER_BY>: OrderedOnceInAggregate,
        <Input::Arguments as ArgumentRules>::TakesWithinGroup: WithinGroupPossible<F>,
        <LevelOfOrder<Terms> as Level>::NoAggregate: NotNested,
        <LevelOfOrder<Terms> as Level>::NoWindow: NoWindowInAggregate,
    {
        let parts = self.input.parts();
        Aggregate::new(Modified {
            arguments: parts.arguments,
            distinct: parts.distinct,
            order: WithinGroup(terms),
            filter: parts.filter,
        })
    }

    /// `function(arguments) FILTER (WHERE condition)`: only the rows that fulfil the condition. There may be none, so
    /// the value is nullable where the function of no rows is NULL.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.select(count_rows().filter(users::age.ge(18))).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT count(*) FILTER (WHERE users.age >= $1) FROM users");
    /// ```
    pub fn filter<Condition>(self, condition: Condition) -> WithFilter<F, Input, Condition>
    where
        Input::Filter: Slot<FILTER>,
        Condition: Expression,
        Condition::SqlType: SearchCondition<FILTER>,
        Free<Input::Filter, FILTER>: OnceInAggregate<FILTER>,
        AggregateIn<Condition>: NoAggregate<FILTER>,
        WindowIn<Condition>: NoWindow<FILTER>,
    {
        let parts = self.input.parts();
        Aggregate::new(Modified {
            arguments: parts.arguments,
            distinct: parts.distinct,
            order: parts.order,
            filter: FilterWhere(condition),
        })
    }
}

/// The modifiers on an expression that is no aggregate: refused, in SQL's words.
#[relvar_macros::brief]
pub trait NoModifiers: Expression {
    /// Refused: DISTINCT is for aggregates.
    fn distinct(self) -> Self
    where
        Self: TakesDistinct,
    {
        self
    }

    /// Refused: ORDER BY is for aggregates.
    fn order_by<Anything>(self, _: Anything) -> Self
    where
        Self: TakesOrderBy,
    {
        self
    }

    /// Refused: WITHIN GROUP is for ordered-set aggregates.
    fn within_group<Anything>(self, _: Anything) -> Self
    where
        Self: TakesWithinGroup,
    {
        self
    }

    /// Refused: OVER is for window functions and aggregates.
    fn over<Anything>(self, _: Anything) -> Self
    where
        Self: TakesOver,
    {
        self
    }

    /// Refused: FILTER is for aggregates.
    fn filter<Anything>(self, _: Anything) -> Self
    where
        Self: TakesFilter,
    {
        self
    }
}

impl<E: Expression> NoModifiers for E {}
