//! Rust types of our own, for SQL values that no well-known crate has a type for.

mod bit;
mod cursor;
mod geometry;
mod network;
mod or_default;
mod range;
mod search;

pub use bit::BitString;
pub use cursor::*;
pub use geometry::{Coordinate, Disc, Outline, Polyline, Rectangle, Segment, StraightLine};
pub use network::{MacAddress, Network};
pub use or_default::OrDefault;
pub use range::{Multirange, Range};
pub use search::*;

/// A text that is no value of the type it was read as, and what such a text is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseValueError(&'static str);

impl std::fmt::Display for ParseValueError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ParseValueError {}

/// A value of `money`, in the smallest unit of the currency. Which currency, and how many of its units make one, the
/// server's `lc_monetary` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cash(pub i64);

/// A value of `pg_snapshot`: which transactions a statement sees.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Snapshot {
    /// The oldest transaction that was still running; all before it are over.
    pub xmin: u64,
    /// The first transaction that had not begun.
    pub xmax: u64,
    /// Those between them that were still running.
    pub running: Vec<u64>,
}

/// As PostgreSQL writes it: `10:20:10,14,15`.
impl std::fmt::Display for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let running: Vec<String> = self.running.iter().map(u64::to_string).collect();
        write!(f, "{}:{}:{}", self.xmin, self.xmax, running.join(","))
    }
}

/// An interval as PostgreSQL keeps it: months, days and microseconds are three numbers, because a month has no fixed
/// number of days and a day no fixed number of hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Interval {
    /// Months; twelve to a year.
    pub months: i32,
    /// Days.
    pub days: i32,
    /// Microseconds.
    pub microseconds: i64,
}

impl Interval {
    /// So many months.
    pub const fn months(months: i32) -> Self {
        Interval { months, days: 0, microseconds: 0 }
    }

    /// So many days.
    pub const fn days(days: i32) -> Self {
        Interval { months: 0, days, microseconds: 0 }
    }

    /// So many microseconds.
    pub const fn microseconds(microseconds: i64) -> Self {
        Interval { months: 0, days: 0, microseconds }
    }
}

/// A JSON value of a known shape: `T` is written by `Serialize` and read by `Deserialize`.
#[cfg(feature = "with-serde_json-1")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Json<T>(pub T);
