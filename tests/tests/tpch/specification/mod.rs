//! The queries as the specification writes them, with values put in for its parameters.

mod ones;
mod tens;
mod twenties;

pub(crate) use ones::*;
pub(crate) use tens::*;
pub(crate) use twenties::*;
