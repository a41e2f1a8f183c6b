//! What a type can do, each as a sentence for the case that it cannot.

use std::marker::PhantomData;

use crate::kernel::SqlType;

/// Has `=`, and with it `IN`, `GROUP BY` and `DISTINCT`.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` has no `=` operator, so neither IN nor DISTINCT",
    label = "values of `{Self}` cannot be compared",
    note = "`json` has no equality in PostgreSQL; `jsonb` has",
    note = "rule T4, see `relvar::docs::rules::T4`"
)]
pub trait Equality: SqlType {
    /// The type whose `=` it is: itself, but `text` of `varchar`, and of a domain that of the type below it. `nullif` gives
    /// it.
    type Equated: SqlType;
}

/// Has `<` and can stand in `ORDER BY`.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` has no order, so neither `<` nor ORDER BY",
    label = "values of `{Self}` cannot be ordered",
    note = "rule T4, see `relvar::docs::rules::T4`"
)]
pub trait Ordered: SqlType {}

/// Has `min` and `max`.
#[diagnostic::on_unimplemented(
    message = "there is no `min` or `max` of SQL type `{Self}`",
    label = "`{Self}` has no `min` and no `max`",
    note = "rule T4, see `relvar::docs::rules::T4`"
)]
pub trait Extremes: SqlType {
    /// Their type: itself, but `text` of `varchar`.
    type Extreme: SqlType;
}

/// A character string.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a character string, so it has neither LIKE nor COLLATE",
    label = "expected `Text`, `Varchar` or `Char`",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Character: SqlType {}

/// A number: it has arithmetic, statistics, `sum` and `avg`.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a number",
    label = "expected a numeric type such as `Int4` or `Numeric`",
    note = "rules T3, T5, see `relvar::docs::rules`"
)]
pub trait Number: Summed + Averaged {
    /// What functions give that are there for `float8` and `numeric` only: `round`, `sqrt`.
    type Fraction: SqlType;
}

/// It has `sum`.
#[diagnostic::on_unimplemented(
    message = "there is no `sum` of SQL type `{Self}`",
    label = "expected a number, an interval or an amount of money",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Summed: SqlType {
    /// What `sum` gives (PostgreSQL manual, section 9.21).
    type Sum: SqlType;
}

/// It has `avg`.
#[diagnostic::on_unimplemented(
    message = "there is no `avg` of SQL type `{Self}`",
    label = "expected a number or an interval",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Averaged: SqlType {
    /// What `avg` gives (PostgreSQL manual, section 9.21).
    type Average: SqlType;
}

/// What `string_agg` joins.
#[diagnostic::on_unimplemented(
    message = "there is no `string_agg` of SQL type `{Self}`",
    label = "expected `Text`, `Varchar`, `Char` or `Bytea`",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Joins: SqlType {
    /// What comes out, and what the delimiter must be.
    type Joined: SqlType;
}

/// It has `-` before it.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` has no sign that `-` could turn",
    label = "expected a number or an interval",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Negated: SqlType {}

/// It is made of bits: it has `bit_and` and its kin.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` has no bits",
    label = "expected an integer or a bit string",
    note = "rules T3, T5, see `relvar::docs::rules`"
)]
pub trait Bits: SqlType {
    /// What they give: the same, but `bit` of `bit varying`.
    type Together: SqlType;
}

/// It has `~`, which turns every bit.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` has no bits that `~` could turn",
    label = "expected an integer, a bit string or an address",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Inverts: SqlType {
    /// What comes of it: the same, but `bit` of `bit varying` and `inet` of `cidr`.
    type Inverted: SqlType;
}

/// A type to whose values an offset can be added, for RANGE frames.
#[diagnostic::on_unimplemented(
    message = "RANGE with an offset is not possible over SQL type `{Self}`",
    label = "no offset can be added to `{Self}`",
    note = "rule W4, see `relvar::docs::rules::W4`"
)]
pub trait RangeOffset: Ordered {
    /// The type of the offset.
    type Offset: SqlType;
}

/// Says what a RANGE frame adds to a type: `range_offset!(Date: Interval)`.
macro_rules! range_offset {
    ($($name:ident: $offset:ident),*) => { $(
        #[diagnostic::do_not_recommend]
        impl $crate::types::RangeOffset for $name {
            type Offset = $offset;
        }
    )* };
}
pub(super) use range_offset;

/// A type with values between any two of its values: it has `percentile_cont`.
pub trait Continuous: Ordered {
    /// The type of such a value.
    type Between: SqlType;
}

/// A type whose values `unnest` does not take apart.
#[diagnostic::on_unimplemented(
    message = "`unnest` takes values of SQL type `{Self}` apart",
    label = "of an array of `{Self}`, `unnest` makes a column for each field, or it goes into the arrays inside",
    note = "a list of rows is one array for each column, which `unnest` turns into rows",
    note = "rule T6, see `relvar::docs::rules::T6`"
)]
pub trait Flat: SqlType {}

/// A search condition.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a condition",
    label = "expected a condition of SQL type `Bool`",
    note = "WHERE, ON and HAVING take a condition, such as `users::age.gt(30)`",
    note = "rule T2, see `relvar::docs::rules::T2`"
)]
pub trait Boolean: SqlType {}

/// `Self` is compared with `Other`, or stored in a column of it, without a cast that would cost an index.
///
/// Every type with itself; the integers, the floats and the character strings among each other.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` cannot be compared with SQL type `{Other}`",
    label = "`{Self}` and `{Other}` have no common type",
    note = "rules T1, T8, see `relvar::docs::rules`"
)]
pub trait Comparable<Other> {}

#[diagnostic::do_not_recommend]
impl<Type: SqlType> Comparable<Type> for Type {}

/// The type that COALESCE gives to a value of `Self` and one of `Other` after it: the wider one, and of two character strings
/// that of the first (PostgreSQL manual, section 10.5).
pub trait Common<Other> {
    /// It.
    type Type: SqlType;
}

#[diagnostic::do_not_recommend]
impl<Type: SqlType> Common<Type> for Type {
    type Type = Type;
}

/// The common type of `Left` and `Right`.
pub type CommonType<Left, Right> = <Left as Common<Right>>::Type;

/// The result of an arithmetic operator on `Self` and `Right`.
#[diagnostic::on_unimplemented(
    message = "SQL has no such operator between `{Self}` and `{Right}`",
    label = "no arithmetic between `{Self}` and `{Right}`",
    note = "rules T3, T11, see `relvar::docs::rules`"
)]
pub trait Arithmetic<Operator, Right>: SqlType {
    /// The type of the result, or a marker of it.
    type Result;
}

/// What comes of an operator on `Self` and `Right`; [`overload!`](crate::overload) says so.
#[diagnostic::on_unimplemented(
    message = "SQL has no operator `{Operator}` between `{Self}` and `{Right}`",
    label = "no such operator between `{Self}` and `{Right}`",
    note = "rules T6, T11, see `relvar::docs::rules`"
)]
pub trait HasOperator<Operator, Right>: SqlType {
    /// The type of the result.
    type Result: SqlType;
}

/// Where one line alone says what stands right of an operator, the compiler takes it for granted before it looks at the
/// operand, and then speaks of two types that differ. With these it waits.
macro_rules! no_operand_yet {
    ($($nothing:ident)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<Left: SqlType, Operator> HasOperator<Operator, crate::kernel::$nothing> for Left {
            type Result = Left;
        }

        #[diagnostic::do_not_recommend]
        impl<Left: SqlType, Operator> Arithmetic<Operator, crate::kernel::$nothing> for Left {
            type Result = Left;
        }
    )* };
}

no_operand_yet!(Never Parameter);

/// An enum type; `#[derive(Enum)]` implements it.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not an enum",
    label = "expected a type with `#[derive(relvar::Enum)]`",
    note = "rule T7, see `relvar::docs::rules::T7`"
)]
pub trait AnyEnum: SqlType {}

/// A type with arithmetic.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` has no arithmetic",
    label = "expected a number, a date, a time or an interval",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Addend: SqlType {
    /// `Self`: nothing is asked of a type without arithmetic but this.
    type Left: SqlType;
}

/// The place right of an arithmetic operator whose left operand has the SQL type `Left`, as the type of an
/// [`Operand`](crate::expr::Operand): any expression may stand there, and [`Arithmetic`] says what comes of it; a Rust
/// value may where `rust_value!` or [`right_of!`](crate::right_of) says so.
pub struct RightOf<Left>(PhantomData<Left>);

#[diagnostic::do_not_recommend]
impl<Type: SqlType, Left> Comparable<RightOf<Left>> for Type {}

/// Says that two types are comparable, both ways, and that CASE and COALESCE widen the first to the second:
/// `comparable!(Int2 Int4)`.
macro_rules! comparable {
    ($left:ident $right:ident) => { $crate::types::capability::comparable!(@both $left $right $right $right); };
    // comparable!(Varchar Text, first): neither is wider, and of two values the first gives the type
    ($left:ident $right:ident, first) => { $crate::types::capability::comparable!(@both $left $right $left $right); };
    (@both $left:ident $right:ident $left_first:ident $right_first:ident) => {
        #[diagnostic::do_not_recommend]
        impl $crate::types::Comparable<$right> for $left {}
        #[diagnostic::do_not_recommend]
        impl $crate::types::Comparable<$left> for $right {}
        #[diagnostic::do_not_recommend]
        impl $crate::types::Common<$right> for $left {
            type Type = $left_first;
        }
        #[diagnostic::do_not_recommend]
        impl $crate::types::Common<$left> for $right {
            type Type = $right_first;
        }
    };
}
pub(super) use comparable;

/// One line per arithmetic operator: `arithmetic!(Date: Minus Date = Int4)`.
macro_rules! arithmetic {
    ($($left:ident: $($operator:ident)|+ $right:ident = $result:ident;)*) => { $($(
        #[diagnostic::do_not_recommend]
        impl $crate::types::Arithmetic<$crate::expr::$operator, $right> for $left {
            type Result = $result;
        }
    )+)* };
}
pub(super) use arithmetic;
