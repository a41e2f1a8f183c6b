//! Rust types of our own, for SQL values that no well-known crate has a type for.

mod cursor;
mod or_default;
mod range;
mod search;

pub use cursor::*;
pub use or_default::OrDefault;
pub use range::{Multirange, Range};
pub use search::*;

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
