//! The declaration macros: one line declares a type, an operator or a function, here and in any other crate.

mod aggregate;
mod feature;
mod function;
mod operator;
mod order;
#[macro_use]
pub(crate) mod slots;
mod sql_type;
mod window;
