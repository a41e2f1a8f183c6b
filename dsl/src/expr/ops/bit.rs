//! Operators of bit strings (PostgreSQL manual, section 9.6): those of [numbers](super::number), and `||`.
//!
//! ```
//! # relvar::table! { masks { #[primary_key] id -> Int4, #[max_length = 8] bits -> Bit, more -> Varbit } }
//! use relvar::prelude::*;
//! let sql = masks.select((masks::bits.bitand(masks::more).bitnot(), masks::bits.concat(masks::more))).sql::<Postgres>();
//! assert_eq!(sql, "SELECT ~ (masks.bits & masks.more), masks.bits || masks.more FROM masks");
//! ```

use super::container::Concat;
use super::number::{BitAnd, BitOr, BitXor, ShiftLeft, ShiftRight};
use crate::types::*;

macro_rules! pairs {
    ($($left:ident $right:ident;)*) => { $(
        crate::overload! {
            $left: Concat $right = Varbit;
            $left: BitAnd $right = Bit;
            $left: BitOr $right = Bit;
            $left: BitXor $right = Bit;
        }
    )* };
}

pairs! {
    Bit Bit;
    Bit Varbit;
    Varbit Bit;
    Varbit Varbit;
}

crate::overload! {
    Bit: ShiftLeft Int4 = Bit;
    Bit: ShiftRight Int4 = Bit;
    Varbit: ShiftLeft Int4 = Bit;
    Varbit: ShiftRight Int4 = Bit;
}
