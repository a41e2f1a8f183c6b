//! The functions, by family: declarations only.
//!
//! The aggregates, `coalesce` and its kin, `lower`, `upper` and `length` come with the
//! [prelude](crate::prelude); the others are imported by family, as hundreds of short names would be in the way:
//!
//! ```
//! # relvar::doc_schema!();
//! use relvar::fns::text::{initcap, left};
//! use relvar::prelude::*;
//! let sql = users.select(initcap(left(users::name, 10))).sql::<Postgres>();
//! assert_eq!(sql, "SELECT initcap(left(users.name, $1)) FROM users");
//! ```
//!
//! Names are SQL's own. Rust has no optional arguments, so a function with some has longer names beside it:
//! `lpad(text, length)`, `lpad_with(text, length, fill)`. Any number of arguments is a tuple: `concat((a, " ", b))`.

pub mod admin;
pub mod aggregate;
pub mod array;
pub mod bit;
pub mod bytes;
pub mod conditional;
pub mod enumeration;
pub mod geometry;
pub mod info;
#[cfg(feature = "with-serde_json-1")]
pub mod json;
#[cfg(feature = "with-serde_json-1")]
pub mod json_aggregate;
pub mod math;
pub mod network;
pub mod ordered_set;
pub mod range;
pub mod search;
pub mod sequence;
pub mod sqlite;
pub mod statistics;
pub mod system;
pub mod text;
#[cfg(feature = "with-jiff-0_2")]
pub mod time;
pub mod window;
pub mod xml;

pub use aggregate::*;
pub use conditional::*;
#[cfg(feature = "with-serde_json-1")]
pub use json_aggregate::*;
pub use ordered_set::*;
pub use statistics::*;
pub use text::{length, lower, upper};
pub use window::*;
