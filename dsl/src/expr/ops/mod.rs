//! The operators, by family: declarations only.

pub mod arithmetic;
pub mod bit;
pub mod comparison;
pub mod container;
pub mod geometry;
#[cfg(feature = "with-serde_json-1")]
pub mod json;
pub mod list;
pub mod logic;
pub mod network;
pub mod null;
pub mod number;
pub mod order;
pub mod pattern;
pub mod range;
pub mod row_value;
pub mod search;
pub mod text;
#[cfg(feature = "with-jiff-0_2")]
pub mod time;
pub mod truth;
pub mod xml;
