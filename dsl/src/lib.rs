//! A compile-time checked SQL DSL.

#![allow(clippy::type_complexity, reason = "a statement has one type parameter per clause")]
#![allow(
    clippy::wrong_self_convention,
    reason = "`is_null` and the like are SQL's operators: they take their operand"
)]

// The macros name this crate by its path, also inside of it.
extern crate self as relvar;

pub mod backend;
pub mod check;
pub mod clause;
mod define;
pub mod expr;
pub mod kernel;
pub mod prelude;
#[doc(hidden)]
pub mod private;
pub mod render;
pub mod row;
pub mod schema;
pub mod stmt;
#[doc(hidden)]
pub mod tuples;
pub mod types;
pub mod value;

#[doc(hidden)]
pub use paste;
#[doc(hidden)]
pub use relvar_macros::id as __id;
pub use relvar_macros::{
    Changes, Enum, Insert, Row, Value, allow_tables_to_appear_in_same_query, joinable, sql, table,
};
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

/// The schema that the examples of this documentation use.
#[doc(hidden)]
#[macro_export]
macro_rules! doc_schema {
    () => {
        mod schema {
            $crate::table! {
                teams {
                    #[primary_key] #[identity] id -> Int4,
                    title -> Text,
                }
            }
            $crate::table! {
                users {
                    #[primary_key] #[identity] id -> Int4,
                    #[unique] email -> Text,
                    name -> Text,
                    age -> Nullable<Int4>,
                    #[default(now())] created_at -> Timestamptz,
                    #[references(teams.id, on_delete = cascade)] team_id -> Nullable<Int4>,
                    unique(team_id, name),
                }
            }
            $crate::table! {
                posts {
                    #[primary_key] #[identity] id -> Int4,
                    #[references(users.id)] user_id -> Int4,
                    title -> Text,
                    body -> Nullable<Text>,
                }
            }
        }
        #[allow(unused_imports, reason = "an example uses some of the tables")]
        use schema::*;
    };
}
