//! Pages of prose; their code is tested.

#[doc = include_str!("limits.md")]
pub mod limits {}
