//! Functions of ranges and multiranges (PostgreSQL manual, section 9.20), constructors (section 8.17.6) and aggregates
//! (section 9.21).
//!
//! ```
//! # relvar::table! { rooms { #[primary_key] id -> Int4, booked -> Int4range } }
//! use relvar::fns::range;
//! use relvar::prelude::*;
//! let sql = rooms.group_by(rooms::booked).select((range::lower(rooms::booked), range::range_agg(rooms::booked))).sql::<Postgres>();
//! assert_eq!(sql, "SELECT lower(rooms.booked), range_agg(rooms.booked) FROM rooms GROUP BY rooms.booked");
//! ```

use crate::types::*;

crate::function! { postgres "9.20";
    /// The lower bound; NULL where the range is empty or has none.
    pub fn lower(range in Ranged) -> Of::Element = RangeLower "lower" nulls MaybeNull;
    /// The upper bound; NULL where the range is empty or has none.
    pub fn upper(range in Ranged) -> Of::Element = RangeUpper "upper" nulls MaybeNull;
    /// Is it empty?
    pub fn isempty(range in Ranged) -> Bool = IsEmpty "isempty";
    /// Does the lower bound belong to it?
    pub fn lower_inc(range in Ranged) -> Bool = LowerInc "lower_inc";
    /// Does the upper bound belong to it?
    pub fn upper_inc(range in Ranged) -> Bool = UpperInc "upper_inc";
    /// Has it no lower bound? An empty range has none either, and the answer is no.
    pub fn lower_inf(range in Ranged) -> Bool = LowerInf "lower_inf";
    /// Has it no upper bound? An empty range has none either, and the answer is no.
    pub fn upper_inf(range in Ranged) -> Bool = UpperInf "upper_inf";
    /// The smallest range that includes both.
    pub fn range_merge(range in AnyRange, other: Of) -> Of = RangeMerge "range_merge";
    /// The smallest range that includes the whole multirange.
    pub fn range_merge_of(multirange in AnyMultirange) -> Of::Range = RangeMergeOf "range_merge";
    /// The multirange of one range.
    pub fn multirange(range in AnyRange) -> Of::Multirange = ToMultirange "multirange";
}

/// `constructors!(int4range int4range_within Int4range "int4range": Int4, int4multirange ..;)`
macro_rules! constructors {
    ($($range:ident $within:ident $type:ident $name:literal: $element:ident, $multirange:ident $multitype:ident $multiname:literal;)*) => { $(
        crate::paste::paste! {
            crate::function! { postgres "8.17.6";
                /// From `lower` to `upper`, which does not belong to it. A bound that is NULL is none. `bounds` says what
                /// belongs to it: `[)`, `[]`, `()` or `(]`.
                pub fn $range(lower: $element, upper: $element) or $within(bounds: Text) -> $type = [<Make $type>] $name nulls NeverNull;
                /// Of any number of ranges.
                pub fn $multirange(.. ranges: $type) -> $multitype = [<Make $multitype>] $multiname;
            }
        }
    )* };
}

constructors! {
    int4range int4range_within Int4range "int4range": Int4, int4multirange Int4multirange "int4multirange";
    int8range int8range_within Int8range "int8range": Int8, int8multirange Int8multirange "int8multirange";
}

#[cfg(feature = "with-rust_decimal-1")]
constructors! {
    numrange numrange_within Numrange "numrange": Numeric, nummultirange Nummultirange "nummultirange";
}

#[cfg(feature = "with-jiff-0_2")]
constructors! {
    tsrange tsrange_within Tsrange "tsrange": Timestamp, tsmultirange Tsmultirange "tsmultirange";
    tstzrange tstzrange_within Tstzrange "tstzrange": Timestamptz, tstzmultirange Tstzmultirange "tstzmultirange";
    daterange daterange_within Daterange "daterange": Date, datemultirange Datemultirange "datemultirange";
}

crate::aggregate! {
    /// `range_agg(range)`, the union of ranges or multiranges: NULL over no row
    pub fn range_agg(Ranged::Multirange) = RangeAgg "range_agg" needs crate::render::RangeAggregates;
}

crate::aggregate! {
    /// `range_intersect_agg(range)`, what is in all ranges or multiranges: NULL over no row
    pub fn range_intersect_agg(Ranged) -> [Type] Type = RangeIntersectAgg "range_intersect_agg" needs crate::render::RangeAggregates;
}
