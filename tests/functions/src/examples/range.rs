//! Ranges and multiranges.

#![allow(
    clippy::single_range_in_vec_init,
    clippy::reversed_empty_ranges,
    reason = "a multirange of one range and an empty range are what is meant"
)]

use jiff::civil::date;
use relvar::expr::Bind;
use relvar::expr::fns::range::*;
// The prelude has those of text.
use relvar::expr::fns::range::{lower, upper};
use relvar::prelude::*;
use relvar::value::{Multirange, Range};

use super::examples;

fn r(range: impl Into<Range<i32>>) -> Bind<Int4range, Range<i32>> {
    Bind::new(range.into())
}

fn m(ranges: &[std::ops::Range<i32>]) -> Bind<Int4multirange, Multirange<i32>> {
    Bind::new(ranges.iter().cloned().collect())
}

fn n(number: i32) -> Bind<Int4, i32> {
    Bind::new(number)
}

fn day(day: i8) -> jiff::civil::DateTime {
    date(2024, 1, day).at(0, 0, 0, 0)
}

const EPOCH: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH;

examples! { "ranges";
    r(2..4).includes(r(2..3)) => "true";
    r(2..4).includes(3) => "true";
    r(2..4).includes(m(&[2..3])) => "true";
    m(&[2..4]).includes(m(&[2..3])) => "true";
    m(&[2..4]).includes(r(2..3)) => "true";
    m(&[2..4]).includes(3) => "true";
    r(2..4).is_included_in(r(1..7)) => "true";
    r(2..4).is_included_in(m(&[1..7])) => "true";
    m(&[2..4]).is_included_in(m(&[1..7])) => "true";
    m(&[2..4]).is_included_in(r(1..7)) => "true";
    n(42).is_included_in(r(1..7)) => "false";
    n(4).is_included_in(m(&[1..7])) => "true";
    r(3..7).overlaps(r(4..12)) => "true";
    r(3..7).overlaps(m(&[4..12])) => "true";
    m(&[3..7]).overlaps(r(4..12)) => "true";
    m(&[3..7]).overlaps(m(&[4..12])) => "true";
    r(1..10).is_left_of(r(100..110)) => "true";
    r(1..10).is_left_of(m(&[100..110])) => "true";
    m(&[1..10]).is_left_of(r(100..110)) => "true";
    m(&[1..10]).is_left_of(m(&[100..110])) => "true";
    r(50..60).is_right_of(r(20..30)) => "true";
    r(50..60).is_right_of(m(&[20..30])) => "true";
    m(&[50..60]).is_right_of(r(20..30)) => "true";
    m(&[50..60]).is_right_of(m(&[20..30])) => "true";
    r(1..20).is_not_beyond(r(18..20)) => "true";
    r(1..20).is_not_beyond(m(&[18..20])) => "true";
    m(&[1..20]).is_not_beyond(r(18..20)) => "true";
    m(&[1..20]).is_not_beyond(m(&[18..20])) => "true";
    r(7..20).is_not_before(r(5..10)) => "true";
    r(7..20).is_not_before(m(&[5..10])) => "true";
    m(&[7..20]).is_not_before(r(5..10)) => "true";
    m(&[7..20]).is_not_before(m(&[5..10])) => "true";
    r(1..2).is_adjacent_to(r(2..3)) => "true";
    r(1..2).is_adjacent_to(m(&[2..3])) => "true";
    m(&[1..2]).is_adjacent_to(r(2..3)) => "true";
    m(&[1..2]).is_adjacent_to(m(&[2..3])) => "true";
    r(5..15).add(r(10..20)) => "[5,20)";
    r(5..15).mul(r(10..20)) => "[10,15)";
    r(5..15).sub(r(10..20)) => "[5,10)";
    m(&[5..10]).add(m(&[15..20])) => "{[5,10),[15,20)}";
    m(&[5..15]).mul(m(&[10..20])) => "{[10,15)}";
    m(&[5..20]).sub(m(&[10..15])) => "{[5,10),[15,20)}";
    r(1..3).eq(r(1..=2)) => "true";
    r(1..3).lt(Range::from(2..3)) => "true";
    m(&[1..3]).ge(m(&[])) => "true";
    lower(r(1..3)) => Some("1");
    lower(r(..3)) => None;
    lower(m(&[1..3, 5..8])) => Some("1");
    upper(r(1..=3)) => Some("4");
    upper(r(3..)) => None;
    upper(m(&[])) => None;
    isempty(r(3..1)) => "true";
    isempty(m(&[1..3])) => "false";
    lower_inc(r(1..3)) => "true";
    lower_inc(m(&[1..3])) => "true";
    upper_inc(r(1..3)) => "false";
    upper_inc(m(&[1..3])) => "false";
    lower_inf(r(..3)) => "true";
    lower_inf(m(&[1..3])) => "false";
    upper_inf(r(1..)) => "true";
    upper_inf(m(&[1..3])) => "false";
    range_merge(r(1..2), r(3..4)) => "[1,4)";
    range_merge_of(m(&[1..2, 3..4])) => "[1,4)";
    multirange(r(1..2)) => "{[1,2)}";
    int4range(1, 5) => "[1,5)";
    int4range_within(1, 5, "[]") => "[1,6)";
    int8range(1_i64, 5_i64) => "[1,5)";
    int8range_within(1_i64, 5_i64, "()") => "[2,5)";
    numrange(rust_decimal::Decimal::ONE, rust_decimal::Decimal::TWO) => "[1,2)";
    numrange_within(rust_decimal::Decimal::ONE, rust_decimal::Decimal::TWO, "(]") => "(1,2]";
    daterange(date(2024, 2, 28), date(2024, 3, 1)) => "[2024-02-28,2024-03-01)";
    daterange_within(date(2024, 2, 28), date(2024, 2, 29), "[]") => "[2024-02-28,2024-03-01)";
    tsrange(day(1), day(2)) => "[2024-01-01T00:00:00,2024-01-02T00:00:00)";
    tsrange_within(day(1), day(1), "()") => "empty";
    tstzrange(EPOCH, EPOCH) => "empty";
    tstzrange_within(EPOCH, EPOCH, "[]") => "[1970-01-01T00:00:00Z,1970-01-01T00:00:00Z]";
    int4multirange((r(1..2), r(2..4))) => "{[1,4)}";
    int8multirange((Range::from(1_i64..2),)) => "{[1,2)}";
    nummultirange((Range::from(rust_decimal::Decimal::ONE..),)) => "{[1,)}";
    datemultirange((Range::from(date(2024, 1, 1)..),)) => "{[2024-01-01,)}";
    tsmultirange((Range::from(day(1)..),)) => "{[2024-01-01T00:00:00,)}";
    tstzmultirange((Range::from(EPOCH..),)) => "{[1970-01-01T00:00:00Z,)}";
}
