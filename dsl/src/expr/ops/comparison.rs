//! Comparison (PostgreSQL manual, section 9.2).

use std::marker::PhantomData;

use super::super::{Infix, Operand, ResultOf, Strict};
use crate::check::kept::OrderingOf;
use crate::kernel::Expression;
use crate::types::{Equality, Ordered};

crate::infix! {
    /// `self = right`
    pub Equal = "=" COMPARISON -> Bool pins PinsEquation;
    /// `self <> right`
    pub NotEqual = "<>" COMPARISON -> Bool;
}

// The type of the operands is a parameter: not every dialect has the order of every type.
macro_rules! by_order {
    ($($(#[$doc:meta])* $name:ident $text:literal $precedence:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<Type>(PhantomData<Type>);

        impl<Type: 'static> super::super::Operator for $name<Type> {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type Nulls = Strict;
            type Pins = crate::check::PinsNothing;
            type Feature = OrderingOf<Type>;
            const TEXT: &'static str = $text;
            const PRECEDENCE: u8 = crate::render::precedence::$precedence;
        }

        impl<Left, Right, Type> ResultOf<Left, Right> for $name<Type> {
            type SqlType = crate::types::Bool;
        }
    )* };
}

by_order! {
    /// `self > right`, of operands of the type `Type`
    Greater " > " COMPARISON;
    /// `self >= right`, of operands of the type `Type`
    GreaterOrEqual " >= " COMPARISON;
    /// `self < right`, of operands of the type `Type`
    Less " < " COMPARISON;
    /// `self <= right`, of operands of the type `Type`
    LessOrEqual " <= " COMPARISON;
    /// `self BETWEEN bounds`, of operands of the type `Type`
    Between " BETWEEN " PATTERN;
    /// `self NOT BETWEEN bounds`, of operands of the type `Type`
    NotBetween " NOT BETWEEN " PATTERN;
}

/// `=`, `<>`, `<`, `>`, `<=`, `>=` and the two that treat NULL as a value. (Each is written out: an error about an
/// operand shows the method, and would show a macro's definition and invocation.)
#[relvar_macros::brief]
pub trait ComparisonOperators: Expression {
    /// `self = right`
    fn eq<Right: Operand<Self::SqlType>>(self, right: Right) -> Infix<Equal, Self, Right::Expression>
    where
        Self::SqlType: Equality,
    {
        Infix::new(self, right.operand())
    }

    /// `self <> right`
    fn ne<Right: Operand<Self::SqlType>>(self, right: Right) -> Infix<NotEqual, Self, Right::Expression>
    where
        Self::SqlType: Equality,
    {
        Infix::new(self, right.operand())
    }

    /// `self > right`
    fn gt<Right: Operand<Self::SqlType>>(
        self,
        right: Right,
    ) -> Infix<Greater<Self::SqlType>, Self, Right::Expression>
    where
        Self::SqlType: Ordered,
    {
        Infix::new(self, right.operand())
    }

    /// `self >= right`
    fn ge<Right: Operand<Self::SqlType>>(
        self,
        right: Right,
    ) -> Infix<GreaterOrEqual<Self::SqlType>, Self, Right::Expression>
    where
        Self::SqlType: Ordered,
    {
        Infix::new(self, right.operand())
    }

    /// `self < right`
    fn lt<Right: Operand<Self::SqlType>>(
        self,
        right: Right,
    ) -> Infix<Less<Self::SqlType>, Self, Right::Expression>
    where
        Self::SqlType: Ordered,
    {
        Infix::new(self, right.operand())
    }

    /// `self <= right`
    fn le<Right: Operand<Self::SqlType>>(
        self,
        right: Right,
    ) -> Infix<LessOrEqual<Self::SqlType>, Self, Right::Expression>
    where
        Self::SqlType: Ordered,
    {
        Infix::new(self, right.operand())
    }
}

impl<E: Expression> ComparisonOperators for E {}

/// `self IS DISTINCT FROM right`: NULL is a value like any other, so the answer is never NULL.
#[derive(Clone, Copy, Debug)]
pub struct Distinct;

/// `self IS NOT DISTINCT FROM right`.
#[derive(Clone, Copy, Debug)]
pub struct NotDistinct;

macro_rules! distinct {
    ($($name:ident $text:literal;)*) => { $(
        impl super::super::Operator for $name {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type Nulls = super::super::NeverNull;
            type Pins = crate::check::PinsNothing;
            type Feature = crate::render::Everywhere;
            const TEXT: &'static str = $text;
            const PRECEDENCE: u8 = crate::render::precedence::IS;
        }

        impl<Left, Right> ResultOf<Left, Right> for $name {
            type SqlType = crate::types::Bool;
        }
    )* };
}

distinct! {
    Distinct " IS DISTINCT FROM ";
    NotDistinct " IS NOT DISTINCT FROM ";
}

/// `self IS [NOT] DISTINCT FROM right`, which take an `Option`.
#[relvar_macros::brief]
pub trait DistinctOperators: Expression {
    /// `self IS DISTINCT FROM right`: true where the two differ, also where one of them is NULL.
    fn is_distinct_from<Right>(self, right: Right) -> Infix<Distinct, Self, Right::Expression>
    where
        Self::SqlType: crate::types::Equality,
        Right: super::super::Storable<Self::SqlType, typenum::B1, Self>,
    {
        Infix::new(self, right.store())
    }

    /// `self IS NOT DISTINCT FROM right`: true where the two are equal, or both NULL.
    fn is_not_distinct_from<Right>(self, right: Right) -> Infix<NotDistinct, Self, Right::Expression>
    where
        Self::SqlType: crate::types::Equality,
        Right: super::super::Storable<Self::SqlType, typenum::B1, Self>,
    {
        Infix::new(self, right.store())
    }
}

impl<E: Expression> DistinctOperators for E {}

/// `self BETWEEN SYMMETRIC bounds`: in whatever order they are
#[derive(Clone, Copy, Debug)]
pub struct BetweenSymmetric;

/// `self NOT BETWEEN SYMMETRIC bounds`
#[derive(Clone, Copy, Debug)]
pub struct NotBetweenSymmetric;

/// `low AND high`, the right side of BETWEEN.
#[derive(Clone, Copy, Debug)]
pub struct Bounds;

macro_rules! between {
    ($($name:ident $text:literal $precedence:ident $feature:ident $($part:ident)?;)*) => { $(
        impl super::super::Operator for $name {
            type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
            type Nulls = Strict;
            type Pins = crate::check::PinsNothing;
            type Feature = crate::render::$feature;
            const TEXT: &'static str = $text;
            const PRECEDENCE: u8 = crate::render::precedence::$precedence;
            $( const PART: bool = between!(@$part); )?
        }
    )* };
    (@part) => { true };
}

between! {
    BetweenSymmetric " BETWEEN SYMMETRIC " PATTERN BETWEEN_SYMMETRIC;
    NotBetweenSymmetric " NOT BETWEEN SYMMETRIC " PATTERN BETWEEN_SYMMETRIC;
    Bounds " AND " OTHER Everywhere part;
}

macro_rules! truths {
    ($($name:ident)*) => { $(
        impl<Left, Right> ResultOf<Left, Right> for $name {
            type SqlType = crate::types::Bool;
        }
    )* };
}

truths!(BetweenSymmetric NotBetweenSymmetric);

impl<Low: crate::kernel::SqlType, High> ResultOf<Low, High> for Bounds {
    type SqlType = Low;
}

/// The right side of BETWEEN.
pub type BoundsOf<Low, High> = Infix<Bounds, Low, High>;

/// `self operator low AND high`
pub type BetweenBounds<Op, Left, Low, High> = Infix<Op, Left, BoundsOf<Low, High>>;

/// `BETWEEN`.
#[relvar_macros::brief]
pub trait BetweenOperator: Expression {
    /// `self BETWEEN low AND high`: both ends belong to it.
    fn between<Low, High>(
        self,
        low: Low,
        high: High,
    ) -> BetweenBounds<Between<Self::SqlType>, Self, Low::Expression, High::Expression>
    where
        Self::SqlType: Ordered,
        Low: Operand<Self::SqlType>,
        High: Operand<Self::SqlType>,
    {
        Infix::new(self, Infix::new(low.operand(), high.operand()))
    }

    /// `self NOT BETWEEN low AND high`
    fn not_between<Low, High>(
        self,
        low: Low,
        high: High,
    ) -> BetweenBounds<NotBetween<Self::SqlType>, Self, Low::Expression, High::Expression>
    where
        Self::SqlType: Ordered,
        Low: Operand<Self::SqlType>,
        High: Operand<Self::SqlType>,
    {
        Infix::new(self, Infix::new(low.operand(), high.operand()))
    }

    /// `self BETWEEN SYMMETRIC one AND other`: the ends in whatever order they are.
    fn between_symmetric<One, Other>(
        self,
        one: One,
        other: Other,
    ) -> BetweenBounds<BetweenSymmetric, Self, One::Expression, Other::Expression>
    where
        Self::SqlType: Ordered,
        One: Operand<Self::SqlType>,
        Other: Operand<Self::SqlType>,
    {
        Infix::new(self, Infix::new(one.operand(), other.operand()))
    }

    /// `self NOT BETWEEN SYMMETRIC one AND other`
    fn not_between_symmetric<One, Other>(
        self,
        one: One,
        other: Other,
    ) -> BetweenBounds<NotBetweenSymmetric, Self, One::Expression, Other::Expression>
    where
        Self::SqlType: Ordered,
        One: Operand<Self::SqlType>,
        Other: Operand<Self::SqlType>,
    {
        Infix::new(self, Infix::new(one.operand(), other.operand()))
    }
}

impl<E: Expression> BetweenOperator for E {}
