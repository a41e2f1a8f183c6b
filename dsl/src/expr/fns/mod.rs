//! The functions, by family: declarations only.

mod aggregate;
mod conditional;
#[cfg(feature = "with-serde_json-1")]
mod json_aggregate;
mod ordered_set;
mod statistics;
mod text;

pub use aggregate::*;
pub use conditional::*;
#[cfg(feature = "with-serde_json-1")]
pub use json_aggregate::*;
pub use ordered_set::*;
pub use statistics::*;
pub use text::*;
