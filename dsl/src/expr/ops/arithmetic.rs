//! Arithmetic (PostgreSQL manual, sections 9.3 and 9.9).

use std::marker::PhantomData;

use super::super::{Affix, AffixOperator, AffixResult, Infix, Operand, Operator, ResultOf, Strict};
use crate::kernel::{Expression, SqlType};
use crate::types::{Addend, Arithmetic, Negated, RightOf};

// The type of the result is a parameter of the operator: the compiler computes it once, and where there is none, the
// expression has no type that a later clause could complain about.
macro_rules! arithmetic {
    // arithmetic! { /// docs  Plus add " + " ADDITION; .. } and { the methods of the trait that take no operand }
    ({$($(#[$doc:meta])* $name:ident $method:ident $text:literal $precedence:ident $(, of floats $floats:literal)?;)*} and {$($alone:tt)*}) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $name<Type = ()>(PhantomData<Type>);

            impl<Type: Computes> Operator for $name<Type> {
                type Id<Rest: crate::kernel::Identity> = crate::__id!($name, Rest);
                type Nulls = Strict;
                type Pins = crate::check::PinsNothing;
                type Feature = crate::check::by_type::Computed<Self, Type>;
                const TEXT: &'static str = $text;
                $(const ELSEWHERE: &'static [(&'static str, &'static str)] = &[("sqlite", if Type::DOUBLE { $floats } else { $text })];)?
                const PRECEDENCE: u8 = crate::render::precedence::$precedence;
            }

            impl<Left, Right, Type: SqlType> ResultOf<Left, Right> for $name<Type> {
                type SqlType = Type;
            }
        )*

        /// `+`, `-`, `*`, `/`, `%` on numbers, dates, times and intervals.
        ///
        /// ```
        /// # relvar::doc_schema!();
        /// use relvar::prelude::*;
        /// use relvar::value::Interval;
        /// let age = val::<Timestamptz, _>(jiff::Timestamp::UNIX_EPOCH).sub(users::created_at);
        /// let query = users.select((users::age.add(1), users::created_at.add(Interval::days(7)), age.mul(0.5)));
        /// assert_eq!(
        ///     query.sql::<Postgres>(),
        ///     "SELECT users.age + $1, users.created_at + $2, ($3 - users.created_at) * $4 FROM users",
        /// );
        /// ```
        pub trait ArithmeticOperators: Expression {
            $(
                $(#[$doc])*
                #[relvar_macros::brief]
                fn $method<Right, Type>(self, right: Right) -> Infix<$name<Type>, Self, Right::Expression>
                where
                    Self::SqlType: Addend,
                    Right: ArithmeticOperand<LeftOf<Self>>,
                    LeftOf<Self>: Arithmetic<$name, <Right::Expression as Expression>::SqlType, Result = Type>,
                {
                    Infix::new(self, right.arithmetic_operand())
                }
            )*

            $($alone)*
        }
    };
}

arithmetic! {
    {
        /// `self + right`
        Plus add " + " ADDITION;
        /// `self - right`
        Minus sub " - " ADDITION;
        /// `self * right`
        Times mul " * " MULTIPLICATION;
        /// `self / right`; integers are divided without a rest, as SQL does it
        DividedBy div " / " MULTIPLICATION, of floats " * 1.0 / ";
        /// `self % right`
        Modulo rem " % " MULTIPLICATION;
    } and {
        /// `- self`
        #[relvar_macros::brief]
        fn negate(self) -> Affix<Negate, Self>
        where
            Self::SqlType: Negated,
        {
            Affix::new(self)
        }
    }
}

impl<E: Expression> ArithmeticOperators for E {}

/// What an arithmetic operator gives: an SQL type, or a marker of one.
pub trait Computes: 'static {
    /// Is it `float8`? SQLite divides whole numbers without a rest, whatever type they are declared to be.
    const DOUBLE: bool;
}

impl<Type: SqlType> Computes for Type {
    const DOUBLE: bool = crate::render::same(Type::NAME.name, "float8");
}

/// `date - date`: an `int4` that a dialect without dates does not compute.
#[cfg(feature = "with-jiff-0_2")]
#[derive(Clone, Copy, Debug)]
pub struct DaysBetween;

#[cfg(feature = "with-jiff-0_2")]
impl Computes for DaysBetween {
    const DOUBLE: bool = false;
}

#[cfg(feature = "with-jiff-0_2")]
impl<Left, Right> ResultOf<Left, Right> for Minus<DaysBetween> {
    type SqlType = crate::types::Int4;
}

/// The type of the left operand; no type at all where it has no arithmetic, so that one mistake is one error.
pub type LeftOf<Left> = <<Left as Expression>::SqlType as Addend>::Left;

/// What may stand right of an arithmetic operator whose left operand has the SQL type `Type`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in arithmetic with SQL type `{Type}`",
    label = "expected a number, an interval or an expression that goes with `{Type}`",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait ArithmeticOperand<Type> {
    /// The operand as an expression.
    type Expression: Expression;
    /// Turns it into one.
    fn arithmetic_operand(self) -> Self::Expression;
}

#[diagnostic::do_not_recommend]
impl<Type, Value: Operand<RightOf<Type>>> ArithmeticOperand<Type> for Value {
    type Expression = Value::Expression;
    fn arithmetic_operand(self) -> Self::Expression {
        self.operand()
    }
}

/// `- operand`
#[derive(Clone, Copy, Debug)]
pub struct Negate;

impl AffixOperator for Negate {
    type Id<Rest: crate::kernel::Identity> = crate::__id!(Negate, Rest);
    type Nulls = Strict;
    type Feature = crate::render::Everywhere;
    const BEFORE: &'static str = "- ";
    const AFTER: &'static str = "";
    const PRECEDENCE: u8 = crate::render::precedence::SIGN;
}

impl<Operand: SqlType> AffixResult<Operand> for Negate {
    type SqlType = Operand;
}
