//! The operators, by family: declarations only.

pub mod arithmetic;
pub mod comparison;
pub mod container;
pub mod list;
pub mod logic;
pub mod null;
pub mod order;
pub mod range;
pub mod text;
