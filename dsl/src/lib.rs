//! A compile-time checked SQL DSL.

pub mod backend;
pub mod kernel;
pub mod render;
pub mod schema;

pub use typenum;
