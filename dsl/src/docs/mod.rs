//! Pages of prose; their code is tested.

pub mod rules;

#[doc = include_str!("limits.md")]
pub mod limits {}
