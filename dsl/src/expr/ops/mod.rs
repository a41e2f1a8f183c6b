//! The operators, by family: declarations only.

pub mod arithmetic;
pub mod comparison;
pub mod list;
pub mod logic;
pub mod null;
pub mod order;
pub mod text;
