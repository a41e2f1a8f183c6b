//! The functions, by family: declarations only.

mod aggregate;
mod conditional;
mod text;

pub use aggregate::*;
pub use conditional::*;
pub use text::*;
