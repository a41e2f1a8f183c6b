//! The shapes of value expressions. There are few of them; each rule in `check/` answers every shape once, and every
//! operator and function is one declaration over one of them.

mod affix;
mod aggregate;
mod alias;
mod alias_column;
mod assume;
mod bind;
mod call;
mod case;
mod cast;
mod cond;
mod derived;
pub mod fns;
mod infix;
mod modifier;
mod operand;
pub mod ops;
mod policy;
mod raw;
mod subquery;
mod table_column;

pub use affix::*;
pub use aggregate::*;
pub use alias::*;
pub use alias_column::*;
pub use assume::*;
pub use bind::*;
pub use call::*;
pub use case::*;
pub use cast::*;
pub use cond::*;
pub use derived::*;
pub use infix::*;
pub use modifier::*;
pub use operand::*;
pub use ops::arithmetic::{DividedBy, Minus, Modulo, Plus, Times};
pub use policy::*;
pub use raw::*;
pub use subquery::*;
pub use table_column::*;
