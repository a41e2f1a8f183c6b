//! The declaration macros: one line declares a type, an operator or a function, here and in any other crate.

mod affix;
mod aggregate;
mod feature;
mod function;
mod operator;
mod order;
mod order_operator;
mod overload;
#[macro_use]
pub(crate) mod slots;
mod set_returning;
mod sql_type;
mod window;
mod xml;
