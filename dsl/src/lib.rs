//! A compile-time checked SQL DSL.

// The macros name this crate by its path, also inside of it.
extern crate self as relvar;

pub mod backend;
pub mod check;
pub mod clause;
mod define;
pub mod expr;
pub mod kernel;
pub mod prelude;
pub mod render;
pub mod row;
pub mod schema;
pub mod stmt;
mod tuples;
pub mod types;
pub mod value;

#[doc(hidden)]
pub use paste;
#[doc(hidden)]
pub use relvar_macros::id as __id;
pub use typenum;

/// A row struct from expressions, field by field: `row!(TeamSize { team: teams::title, members: count(users::id) })`.
///
/// The struct derives [`Row`]; its fields are matched by name, so their order does not matter.
#[macro_export]
macro_rules! row {
    ($($segment:ident)::+ { $($field:ident: $expression:expr),* $(,)? }) => {
        $crate::row!(@split [] $($segment)+ { $($field: $expression),* })
    };
    // row!(@split [models] TeamSize { .. }): the last segment names the struct
    (@split [$($path:ident)*] $last:ident { $($fields:tt)* }) => {
        $crate::paste::paste! { $($path::)* [<$last Columns>] { $($fields)* } }
    };
    (@split [$($path:ident)*] $next:ident $($rest:ident)+ { $($fields:tt)* }) => {
        $crate::row!(@split [$($path)* $next] $($rest)+ { $($fields)* })
    };
}
