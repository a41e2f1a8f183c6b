//! Pages of prose; their code is tested.

pub mod rules;

#[doc = include_str!("limits.md")]
pub mod limits {}

#[doc = include_str!("sqlite.md")]
pub mod sqlite {}
