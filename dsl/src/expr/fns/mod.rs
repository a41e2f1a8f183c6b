//! The functions, by family: declarations only.

mod aggregate;
mod conditional;
pub mod math;
pub mod text;

pub use aggregate::*;
pub use conditional::*;
pub use text::{length, lower, upper};
