//! Numbers: the integers, the floats and `numeric` (PostgreSQL manual, section 8.1).

use super::capability::{
    Addend, Averaged, Continuous, Negated, Number, Summed, arithmetic, comparable, range_offset,
};

crate::sql_type! {
    /// `int2`, two bytes.
    pub Int2 = "int2", i16: Equality, Ordered, Extremes;
}

crate::sql_type! {
    /// `int4`, four bytes.
    pub Int4 = "int4", i32: Equality, Ordered, Extremes;
}

crate::sql_type! {
    /// `int8`, eight bytes.
    pub Int8 = "int8", i64: Equality, Ordered, Extremes;
}

crate::sql_type! {
    /// `float4`, single precision.
    pub Float4 = "float4", f32: Equality, Ordered, Extremes;
}

crate::sql_type! {
    /// `float8`, double precision.
    pub Float8 = "float8", f64: Equality, Ordered, Extremes;
}

crate::rust_field!(i16: Int2);
crate::rust_field!(i32: Int4);
crate::rust_field!(i64: Int8);
crate::rust_field!(f32: Float4);
crate::rust_field!(f64: Float8);

comparable!(Int2 Int4);
comparable!(Int2 Int8);
comparable!(Int4 Int8);
comparable!(Float4 Float8);

/// A whole number of the machine: `int2`, `int4`, `int8`.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not an integer",
    label = "expected `Int2`, `Int4` or `Int8`",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Integer: crate::kernel::SqlType {}

#[diagnostic::do_not_recommend]
impl Integer for Int2 {}
#[diagnostic::do_not_recommend]
impl Integer for Int4 {}
#[diagnostic::do_not_recommend]
impl Integer for Int8 {}

/// `number!(Int2: Int8, Numeric, Float8)`: what `sum`, `avg` and `sqrt` of a type give.
macro_rules! number {
    ($($name:ident: $sum:ident, $average:ident, $fraction:ident;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl Number for $name {
            type Fraction = $fraction;
        }
        #[diagnostic::do_not_recommend]
        impl Summed for $name {
            type Sum = $sum;
        }
        #[diagnostic::do_not_recommend]
        impl Averaged for $name {
            type Average = $average;
        }
        #[diagnostic::do_not_recommend]
        impl Negated for $name {}
        #[diagnostic::do_not_recommend]
        impl Continuous for $name {
            type Between = Float8;
        }
        #[diagnostic::do_not_recommend]
        impl Addend for $name {
            type Left = $name;
        }
    )* };
}

range_offset!(Int2: Int2, Int4: Int4, Int8: Int8, Float4: Float8, Float8: Float8);

number! {
    Float4: Float4, Float8, Float8;
    Float8: Float8, Float8, Float8;
}

arithmetic! {
    Int2: Plus | Minus | Times | DividedBy | Modulo Int2 = Int2;
    Int2: Plus | Minus | Times | DividedBy | Modulo Int4 = Int4;
    Int2: Plus | Minus | Times | DividedBy | Modulo Int8 = Int8;
    Int4: Plus | Minus | Times | DividedBy | Modulo Int2 = Int4;
    Int4: Plus | Minus | Times | DividedBy | Modulo Int4 = Int4;
    Int4: Plus | Minus | Times | DividedBy | Modulo Int8 = Int8;
    Int8: Plus | Minus | Times | DividedBy | Modulo Int2 = Int8;
    Int8: Plus | Minus | Times | DividedBy | Modulo Int4 = Int8;
    Int8: Plus | Minus | Times | DividedBy | Modulo Int8 = Int8;
    Float4: Plus | Minus | Times | DividedBy Float4 = Float4;
    Float4: Plus | Minus | Times | DividedBy Float8 = Float8;
    Float8: Plus | Minus | Times | DividedBy Float4 = Float8;
    Float8: Plus | Minus | Times | DividedBy Float8 = Float8;
}

/// A number that can be divided without a rest.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` has no division with a rest",
    label = "expected an integer or `Numeric`",
    note = "rule T3, see `relvar::docs::rules::T3`"
)]
pub trait Divisible: crate::kernel::SqlType {}

#[diagnostic::do_not_recommend]
impl Divisible for Int2 {}
#[diagnostic::do_not_recommend]
impl Divisible for Int4 {}
#[diagnostic::do_not_recommend]
impl Divisible for Int8 {}

#[cfg(feature = "with-rust_decimal-1")]
pub use decimal::Numeric;

/// `numeric`, and what the integers' `sum` and `avg` have to do with it.
#[cfg(feature = "with-rust_decimal-1")]
mod decimal {
    use super::*;

    crate::sql_type! {
        /// `numeric`, exact (PostgreSQL manual, section 8.1.2). A whole number may be written as such.
        ///
        /// ```
        /// use relvar::prelude::*;
        ///
        /// relvar::table! {
        ///     items { #[primary_key] id -> Int4, price -> Numeric }
        /// }
        ///
        /// let sql = items.filter(items::price.mul(12).gt(100)).select(items::id).sql::<Postgres>();
        /// assert_eq!(sql, "SELECT items.id FROM items WHERE items.price * $1 > $2");
        /// ```
        pub Numeric = "numeric", rust_decimal::Decimal: Equality, Ordered, Extremes; i32
    }

    crate::rust_field!(rust_decimal::Decimal: Numeric);

    range_offset!(Numeric: Numeric);
    #[diagnostic::do_not_recommend]
    impl Divisible for Numeric {}

    comparable!(Int2 Numeric);
    comparable!(Int4 Numeric);
    comparable!(Int8 Numeric);

    number! {
        Int2: Int8, Numeric, Float8;
        Int4: Int8, Numeric, Float8;
        Int8: Numeric, Numeric, Float8;
        Numeric: Numeric, Numeric, Numeric;
    }

    arithmetic! {
        Numeric: Plus | Minus | Times | DividedBy | Modulo Numeric = Numeric;
        Numeric: Plus | Minus | Times | DividedBy | Modulo Int2 = Numeric;
        Numeric: Plus | Minus | Times | DividedBy | Modulo Int4 = Numeric;
        Numeric: Plus | Minus | Times | DividedBy | Modulo Int8 = Numeric;
        Int2: Plus | Minus | Times | DividedBy | Modulo Numeric = Numeric;
        Int4: Plus | Minus | Times | DividedBy | Modulo Numeric = Numeric;
        Int8: Plus | Minus | Times | DividedBy | Modulo Numeric = Numeric;
    }
}
