//! From selected expressions to Rust: which Rust type a row has, and how it is read.

mod by_name;
mod expression;
mod field;
mod list;
mod missing;
mod natural;
mod output;
mod places;
mod shape;

pub use by_name::*;
pub use expression::*;
pub use field::*;
pub use list::*;
pub use natural::*;
pub use output::*;
pub use places::*;
pub use shape::*;
