//! The terms of ORDER BY (PostgreSQL manual, section 7.5).

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::{Both, Expression, Valid, Verdict};
use crate::render::{Dialect, Everywhere, Render, Rope, Support, SupportedBy};
use crate::types::{Character, Ordered};

/// `expression ASC`, `DESC`, with NULLs first or last.
#[derive(Clone, Copy, Debug)]
pub struct OrderTerm<Direction, E> {
    pub(crate) expression: E,
    direction: PhantomData<Direction>,
}

impl<Direction, E> OrderTerm<Direction, E> {
    fn new(expression: E) -> Self {
        OrderTerm { expression, direction: PhantomData }
    }
}

/// A direction as SQL writes it after the expression.
pub trait Direction: 'static {
    /// Identity, before `Rest`.
    type Id<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// What the dialect must have for it.
    type Feature;
    /// Itself, where a cursor can follow it.
    type Seek: SeekDirection;
    /// `Fail` with itself where none can.
    type Seeks: Verdict;
    /// Is the largest value the first? `None` where the text says where NULLs are, or depends on an operator.
    const LARGEST_FIRST: Option<bool> = None;
    /// ` DESC`
    const TEXT: &'static str;
}

/// A direction that a cursor can follow: which way, and where NULL is.
pub trait SeekDirection: Direction {
    /// Largest first?
    const DESCENDING: bool;
    /// NULLs before all?
    const NULLS_FIRST: bool;
}

macro_rules! directions {
    ($($(#[$doc:meta])* $name:ident $text:literal $descending:literal $nulls_first:literal $nulls_said:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Direction for $name {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type Feature = Everywhere;
            type Seek = Self;
            type Seeks = Valid;
            const LARGEST_FIRST: Option<bool> = if $nulls_said { None } else { Some($descending) };
            const TEXT: &'static str = $text;
        }

        impl SeekDirection for $name {
            const DESCENDING: bool = $descending;
            const NULLS_FIRST: bool = $nulls_first;
        }
    )* };
}

directions! {
    /// Smallest first; NULLs last, as PostgreSQL has it.
    Ascending "" false false false;
    /// Largest first; NULLs first, as PostgreSQL has it.
    Descending " DESC" true true false;
    /// Smallest first, NULLs before all.
    AscendingNullsFirst " NULLS FIRST" false true true;
    /// Largest first, NULLs after all.
    DescendingNullsLast " DESC NULLS LAST" true false true;
}

impl<D: Dialect, Dir: Direction<Feature: SupportedBy<D>>, E: Render<D>> Render<D> for OrderTerm<Dir, E> {
    type Support = Both<E::Support, Support<Dir::Feature, D>>;
    const ROPE: &'static Rope = &Rope::Term { by: E::ROPE, words: Dir::TEXT, descending: Dir::LARGEST_FIRST };
}

impl<B: Backend, Dir, E: Values<B>> Values<B> for OrderTerm<Dir, E> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.expression.values(parameters);
    }
}

/// An operator that values of the SQL type `Type` can be sorted by; [`order_operator!`](crate::order_operator) declares one.
#[diagnostic::on_unimplemented(
    message = "ORDER BY USING: `{Self}` does not order SQL type `{Type}`",
    label = "expected an operator that `order_operator!` declares for `{Type}`",
    note = "rule T4, see `relvar::docs::rules::T4`"
)]
pub trait OrderOperator<Type>: Direction {
    /// The same with NULLS FIRST.
    type NullsFirst: Direction;
    /// The same with NULLS LAST.
    type NullsLast: Direction;
}

crate::order_operator! {
    /// `USING ~<~`: character by character, whatever the collation says; an index with `text_pattern_ops` has this order.
    pub PatternLess(Character) = "~<~";
    /// `USING ~>~`: the same, largest first.
    pub PatternGreater(Character) = "~>~";
}

/// The direction of an expression in ORDER BY.
#[relvar_macros::brief]
pub trait OrderTerms: Expression {
    /// `self`: smallest first, NULLs last
    fn asc(self) -> OrderTerm<Ascending, Self>
    where
        Self::SqlType: Ordered,
    {
        OrderTerm::new(self)
    }

    /// `self DESC`: largest first, NULLs first
    fn desc(self) -> OrderTerm<Descending, Self>
    where
        Self::SqlType: Ordered,
    {
        OrderTerm::new(self)
    }

    /// `self NULLS FIRST`
    fn asc_nulls_first(self) -> OrderTerm<AscendingNullsFirst, Self>
    where
        Self::SqlType: Ordered,
    {
        OrderTerm::new(self)
    }

    /// `self DESC NULLS LAST`
    fn desc_nulls_last(self) -> OrderTerm<DescendingNullsLast, Self>
    where
        Self::SqlType: Ordered,
    {
        OrderTerm::new(self)
    }

    /// `self USING operator`, where NULLs are as the server has it: last with an operator that is a `<`, first with one that is
    /// a `>`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::expr::ops::order::PatternLess;
    /// use relvar::prelude::*;
    /// let sql = users.order_by(users::name.using(PatternLess)).select(users::name).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.name FROM users ORDER BY users.name USING ~<~");
    /// ```
    fn using<Operator: OrderOperator<Self::SqlType>>(self, operator: Operator) -> OrderTerm<Operator, Self> {
        let _ = operator;
        OrderTerm::new(self)
    }

    /// `self USING operator NULLS FIRST`
    fn using_nulls_first<Operator: OrderOperator<Self::SqlType>>(
        self,
        operator: Operator,
    ) -> OrderTerm<Operator::NullsFirst, Self> {
        let _ = operator;
        OrderTerm::new(self)
    }

    /// `self USING operator NULLS LAST`
    fn using_nulls_last<Operator: OrderOperator<Self::SqlType>>(
        self,
        operator: Operator,
    ) -> OrderTerm<Operator::NullsLast, Self> {
        let _ = operator;
        OrderTerm::new(self)
    }
}

impl<E: Expression> OrderTerms for E {}
