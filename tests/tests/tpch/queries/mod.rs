//! The queries in relvar. Their parameters are those that the specification substitutes.

mod ones;
mod tens;
mod twenties;

pub(crate) use ones::*;
pub(crate) use tens::*;
pub(crate) use twenties::*;
