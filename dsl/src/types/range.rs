//! Ranges and multiranges (PostgreSQL manual, section 8.17).

use super::*;
use crate::kernel::SqlType;
use crate::value::{Multirange, Range};

/// A range.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a range",
    label = "expected a range such as `Int4range`",
    note = "rule T11, see `relvar::docs::rules::T11`"
)]
pub trait AnyRange: Ranged {}

/// A multirange.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a multirange",
    label = "expected a multirange such as `Int4multirange`",
    note = "rule T11, see `relvar::docs::rules::T11`"
)]
pub trait AnyMultirange: Ranged {}

/// A range or a multirange.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is neither a range nor a multirange",
    label = "expected a range such as `Int4range`, or a multirange",
    note = "rule T11, see `relvar::docs::rules::T11`"
)]
pub trait Ranged: SqlType {
    /// The type of its bounds.
    type Element: SqlType;
    /// The range over the same type.
    type Range: SqlType;
    /// The multirange over the same type.
    type Multirange: SqlType;
}

/// One line per pair: `ranges!(Int4range "int4range", Int4multirange "int4multirange": Int4, i32 | i32;)`, with every Rust
/// type of the bounds at the end.
macro_rules! ranges {
    ($($range:ident $name:literal, $multirange:ident $multiname:literal: $element:ident, $rust:ty;)*) => { $(
        crate::sql_type! {
            #[doc = concat!("`", $name, "`.")]
            pub $range = $name, Range<$rust>: Equality, Ordered; &'a Range<$rust>
        }

        crate::sql_type! {
            #[doc = concat!("`", $multiname, "`.")]
            pub $multirange = $multiname, Multirange<$rust>: Equality, Ordered; &'a Multirange<$rust>
        }

        crate::rust_field!(Range<$rust>: $range);
        crate::rust_field!(Multirange<$rust>: $multirange);

        crate::right_of! {
            AnyType: Range<$rust> as $range;
            AnyType: Multirange<$rust> as $multirange;
            $range: Multirange<$rust> as $multirange;
            $range: $rust as $element;
            $multirange: Range<$rust> as $range;
            $multirange: $rust as $element
        }

        impl AnyRange for $range {}
        impl AnyMultirange for $multirange {}

        ranges!(@both $range $range $multirange $element);
        ranges!(@both $multirange $range $multirange $element);
    )* };
    (@both $name:ident $range:ident $multirange:ident $element:ident) => {
        #[diagnostic::do_not_recommend]
        impl Ranged for $name {
            type Element = $element;
            type Range = $range;
            type Multirange = $multirange;
        }

        #[diagnostic::do_not_recommend]
        impl Addend for $name {
            type Left = $name;
        }

        super::capability::arithmetic! {
            $name: Plus | Minus | Times $name = $name;
        }
    };
}

ranges! {
    Int4range "int4range", Int4multirange "int4multirange": Int4, i32;
    Int8range "int8range", Int8multirange "int8multirange": Int8, i64;
}

#[cfg(feature = "with-rust_decimal-1")]
ranges! {
    Numrange "numrange", Nummultirange "nummultirange": Numeric, rust_decimal::Decimal;
}

#[cfg(feature = "with-jiff-0_2")]
ranges! {
    Tsrange "tsrange", Tsmultirange "tsmultirange": Timestamp, jiff::civil::DateTime;
    Tstzrange "tstzrange", Tstzmultirange "tstzmultirange": Timestamptz, jiff::Timestamp;
    Daterange "daterange", Datemultirange "datemultirange": Date, jiff::civil::Date;
}
