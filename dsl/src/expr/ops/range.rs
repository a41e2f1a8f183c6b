//! Operators of ranges and multiranges (PostgreSQL manual, section 9.20); `+`, `-` and `*`, which are union, difference and
//! intersection, are those of arithmetic, `@>`, `<@` and `&&` those of containers.

use super::container::{Includes, IsIncludedIn, OverlapsWith};
use crate::types::*;

crate::overloads! {
    /// `<<`, `>>`, `&<`, `&>`, `-|-`.
    pub trait PositionOperators {
        /// `self << right`: does it end before `right` begins?
        fn is_left_of = IsLeftOf "<<" OTHER;
        /// `self >> right`: does it begin after `right` ends?
        fn is_right_of = IsRightOf ">>" OTHER;
        /// `self &< right`: does it not extend to the right of `right`?
        fn is_not_beyond = IsNotBeyond "&<" OTHER;
        /// `self &> right`: does it not extend to the left of `right`?
        fn is_not_before = IsNotBefore "&>" OTHER;
        /// `self -|- right`: does the one begin where the other ends?
        ///
        /// ```
        /// # relvar::table! { rooms { #[primary_key] id -> Int4, booked -> Int4range } }
        /// use relvar::prelude::*;
        /// use relvar::value::Range;
        /// let free = rooms::booked.is_left_of(Range::from(10..20)).or(rooms::booked.is_adjacent_to(Range::from(20..)));
        /// let sql = rooms.filter(free).select((rooms::booked.includes(7), rooms::booked.mul(Range::from(1..5)))).sql::<Postgres>();
        /// assert_eq!(
        ///     sql,
        ///     "SELECT rooms.booked @> $1, rooms.booked * $2 FROM rooms WHERE rooms.booked << $3 OR rooms.booked -|- $4",
        /// );
        /// ```
        fn is_adjacent_to = IsAdjacentTo "-|-" OTHER;
    }
}

/// All operators among a range, its multirange and their element.
macro_rules! ranges {
    ($($range:ident $multirange:ident $element:ident;)*) => { $(
        ranges!(@pair $range $range);
        ranges!(@pair $range $multirange);
        ranges!(@pair $multirange $range);
        ranges!(@pair $multirange $multirange);

        crate::overload! {
            $range: Includes $element = Bool;
            $multirange: Includes $element = Bool;
            $element: IsIncludedIn $range = Bool;
            $element: IsIncludedIn $multirange = Bool;
        }

        crate::right_of! {
            $element: crate::value::Range<<$element as crate::kernel::SqlType>::Rust> as $range;
            $element: crate::value::Multirange<<$element as crate::kernel::SqlType>::Rust> as $multirange
        }
    )* };
    (@pair $left:ident $right:ident) => {
        crate::overload! {
            $left: Includes $right = Bool;
            $left: IsIncludedIn $right = Bool;
            $left: OverlapsWith $right = Bool;
            $left: IsLeftOf $right = Bool;
            $left: IsRightOf $right = Bool;
            $left: IsNotBeyond $right = Bool;
            $left: IsNotBefore $right = Bool;
            $left: IsAdjacentTo $right = Bool;
        }
    };
}

ranges! {
    Int4range Int4multirange Int4;
    Int8range Int8multirange Int8;
}

#[cfg(feature = "with-rust_decimal-1")]
ranges! {
    Numrange Nummultirange Numeric;
}

#[cfg(feature = "with-jiff-0_2")]
ranges! {
    Tsrange Tsmultirange Timestamp;
    Tstzrange Tstzmultirange Timestamptz;
    Daterange Datemultirange Date;
}
