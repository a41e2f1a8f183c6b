//! Operators of numbers beyond arithmetic (PostgreSQL manual, section 9.3).

use std::marker::PhantomData;

use super::super::{Affix, AffixOperator, AffixResult, Strict};
use crate::kernel::{Expression, SqlType};
use crate::render::OnPostgres;
use crate::types::*;

crate::overloads! {
    /// `^`, and the bits of integers.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.select((users::id.pow(2), users::id.bitand(7))).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.id ^ $1, users.id & $2 FROM users");
    /// ```
    pub trait NumberOperators {
        /// `self ^ right`: the power
        fn pow = Pow "^" POWER;
        /// `self & right`: the bits that both have
        fn bitand = BitAnd "&" OTHER needs crate::check::by_type::OnBits<Self, Type>;
        /// `self | right`: the bits that one has
        fn bitor = BitOr "|" OTHER needs crate::check::by_type::OnBits<Self, Type>;
        /// `self # right`: the bits that one has alone
        fn bitxor = BitXor "#" OTHER;
        /// `self << places`
        fn shift_left = ShiftLeft "<<" OTHER;
        /// `self >> places`
        fn shift_right = ShiftRight ">>" OTHER;
    }
}

crate::affix! {
    /// Operators before a number.
    pub trait NumberSigns {
        /// `+ self`
        fn plus(Number) -> Operand = Positive "+ " "" SIGN;
        /// `@ self`: without the sign
        fn absolute(Number) -> Operand = Absolute "@ " "" OTHER needs OnPostgres<Absolute>;
        /// `|/ self`: the square root
        fn square_root(Number) -> Float8 = SquareRoot "|/ " "" OTHER needs OnPostgres<SquareRoot>;
        /// `||/ self`: the cube root
        fn cube_root(Number) -> Float8 = CubeRoot "||/ " "" OTHER needs OnPostgres<CubeRoot>;
    }
}

/// `~ operand`, which gives a `Type`.
#[derive(Clone, Copy, Debug)]
pub struct BitNot<Type = ()>(PhantomData<Type>);

impl<Type: 'static> AffixOperator for BitNot<Type> {
    type Id<Rest: crate::kernel::Identity> = crate::__id!(BitNot, Rest);
    type Nulls = Strict;
    type Feature = crate::check::by_type::OnBits<Self, Type>;
    const BEFORE: &'static str = "~ ";
    const AFTER: &'static str = "";
    const PRECEDENCE: u8 = crate::render::precedence::OTHER;
}

impl<Operand, Type: SqlType> AffixResult<Operand> for BitNot<Type> {
    type SqlType = Type;
}

/// `~`.
#[relvar_macros::brief]
pub trait BitNegation: Expression {
    /// `~ self`: every bit turned
    fn bitnot<Type>(self) -> Affix<BitNot<Type>, Self>
    where
        Self::SqlType: Inverts<Inverted = Type>,
    {
        Affix::new(self)
    }
}

impl<E: Expression> BitNegation for E {}

macro_rules! integers {
    ($($name:ident)*) => { $(
        crate::overload! {
            $name: BitAnd $name = $name;
            $name: BitOr $name = $name;
            $name: BitXor $name = $name;
            $name: ShiftLeft Int4 = $name;
            $name: ShiftRight Int4 = $name;
        }
    )* };
}

integers!(Int2 Int4 Int8);

macro_rules! powers {
    ($($left:ident $right:ident;)*) => { $(
        crate::overload!($left: Pow $right = Float8;);
    )* };
}

powers! {
    Int2 Int2; Int2 Int4; Int2 Int8; Int2 Float4; Int2 Float8;
    Int4 Int2; Int4 Int4; Int4 Int8; Int4 Float4; Int4 Float8;
    Int8 Int2; Int8 Int4; Int8 Int8; Int8 Float4; Int8 Float8;
    Float4 Int2; Float4 Int4; Float4 Int8; Float4 Float4; Float4 Float8;
    Float8 Int2; Float8 Int4; Float8 Int8; Float8 Float4; Float8 Float8;
}

#[cfg(feature = "with-rust_decimal-1")]
crate::overload! {
    Numeric: Pow Numeric = Numeric;
    Numeric: Pow Int2 = Numeric;
    Numeric: Pow Int4 = Numeric;
    Numeric: Pow Int8 = Numeric;
    Int2: Pow Numeric = Numeric;
    Int4: Pow Numeric = Numeric;
    Int8: Pow Numeric = Numeric;
}
