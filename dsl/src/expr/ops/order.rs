//! The terms of ORDER BY (PostgreSQL manual, section 7.5).

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::kernel::Expression;
use crate::render::{Dialect, Render, Rope};
use crate::types::Ordered;

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
    ($($(#[$doc:meta])* $name:ident $text:literal $descending:literal $nulls_first:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Direction for $name {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
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
    Ascending "" false false;
    /// Largest first; NULLs first, as PostgreSQL has it.
    Descending " DESC" true true;
    /// Smallest first, NULLs before all.
    AscendingNullsFirst " NULLS FIRST" false true;
    /// Largest first, NULLs after all.
    DescendingNullsLast " DESC NULLS LAST" true false;
}

impl<D: Dialect, Dir: Direction, E: Render<D>> Render<D> for OrderTerm<Dir, E> {
    type Support = E::Support;
    const ROPE: &'static Rope = &Rope::Join(&[E::ROPE, &Rope::Literal(Dir::TEXT)]);
}

impl<B: Backend, Dir, E: Values<B>> Values<B> for OrderTerm<Dir, E> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.expression.values(parameters);
    }
}

/// The direction of an expression in ORDER BY.
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
}

impl<E: Expression> OrderTerms for E {}
