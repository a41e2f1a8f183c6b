//! The SQL of relvar: tables, expressions, clauses, statements, rules and dialects.
//!
#![doc = include_str!("../README.md")]
//!
//! # Where is what
//!
//! | question | file |
//! |---|---|
//! | What does a program import? | `dsl/src/prelude.rs` |
//! | What can `table!` and `view!` say? | `macros/src/table/parse/mod.rs` |
//! | Which methods begin a query? | `dsl/src/clause/table.rs` |
//! | What does `.select(..)` take, and which row comes out? | `dsl/src/clause/columns.rs`, `dsl/src/row/list.rs` |
//! | What does `.insert(..)` take, and `.update(..)`? | `dsl/src/clause/values.rs`, `dsl/src/clause/set.rs` |
//! | Which operators and functions are there? | `dsl/src/expr/ops/`, [`fns`] (`dsl/src/expr/fns/`) |
//! | What is there of extensions: `citext`, `hstore`, `ltree`, `pg_trgm`, pgvector? | `dsl/src/ext/` |
//! | Which casts are there? | `dsl/src/types/cast.rs` |
//! | Which SQL types are there, and which Rust types fit them? | `dsl/src/types/` |
//! | What does a clause ask of the compiler? | its file in `dsl/src/clause/`; the rules: `dsl/src/check/` |
//! | What is not checked? | `dsl/src/docs/limits.md` |
//! | What does a rule mean that a message names? | [`docs::rules`], `dsl/src/docs/rules/` |
//! | How is a query put together at run time? | `dsl/src/clause/dynamic.rs`, `dsl/src/expr/cond.rs` |
//! | How do rows nest? | `dsl/src/clause/nested.rs` |
//! | When may `fetch_one` be called? | `dsl/src/check/cardinality.rs` |
//! | Which commands are no queries? | `dsl/src/stmt/truncate.rs`, `dsl/src/stmt/lock_table.rs`, `dsl/src/stmt/copy.rs` |
//! | How does a statement become text? | `dsl/src/render/rope.rs`, `dsl/src/render/text.rs` |
//! | What can a dialect not say? | `dsl/src/render/feature.rs`; by type: `dsl/src/check/by_type.rs`; SQLite: [`docs::sqlite`] |
//! | What must a driver do? | `dsl/src/backend/` |
//! | Where do DDL and migrations get a table's description? | `dsl/src/schema.rs` |
//! | How do I declare an operator, a function, a type of my own? | `dsl/src/define/` |
//!
//! # Features
//!
//! Each names the crate and the version whose types it lets in: `with-jiff-0_2`, `with-rust_decimal-1`, `with-serde_json-1`,
//! `with-uuid-1` (these four by default), `with-chrono-0_4`, `with-compact_str-0_10`, `with-time-0_3`.

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
pub mod docs;
pub mod expr;
pub mod ext;
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

pub use expr::fns;
#[doc(hidden)]
pub use paste;
#[doc = include_str!("docs/changes.md")]
#[doc(inline)]
pub use relvar_macros::Changes;
#[doc = include_str!("docs/composite.md")]
#[doc(inline)]
pub use relvar_macros::Composite;
#[doc = include_str!("docs/domain.md")]
#[doc(inline)]
pub use relvar_macros::Domain;
#[doc = include_str!("docs/enum.md")]
#[doc(inline)]
pub use relvar_macros::Enum;
#[doc = include_str!("docs/insert.md")]
#[doc(inline)]
pub use relvar_macros::Insert;
#[doc = include_str!("docs/row.md")]
#[doc(inline)]
pub use relvar_macros::Row;
#[doc = include_str!("docs/value.md")]
#[doc(inline)]
pub use relvar_macros::Value;
pub use relvar_macros::allow_tables_to_appear_in_same_query;
#[doc(hidden)]
pub use relvar_macros::brief as __brief;
#[doc(hidden)]
pub use relvar_macros::id as __id;
#[doc = include_str!("docs/joinable.md")]
#[doc(inline)]
pub use relvar_macros::joinable;
#[doc(hidden)]
pub use relvar_macros::name as __name;
#[doc(hidden)]
pub use relvar_macros::spelled as __spelled;
#[doc = include_str!("docs/sql.md")]
#[doc(inline)]
pub use relvar_macros::sql;
#[doc = include_str!("docs/table.md")]
#[doc(inline)]
pub use relvar_macros::table;
#[doc = include_str!("docs/view.md")]
#[doc(inline)]
pub use relvar_macros::view;
pub use typenum;

/// A row struct from expressions, field by field: `row!(TeamSize { team: teams::title, members: count(users::id) })`.
///
/// The struct derives [`Row`]; its fields are matched by name, so their order does not matter.
#[macro_export]
macro_rules! row {
    ($($segment:ident)::+ { $($field:ident: $expression:expr),* $(,)? }) => {
        $crate::row!(@split [] $($segment)+ { $($field: $expression),* })
    };
    // A struct with type parameters names them, as `_` where the expressions decide them.
    ($($segment:ident)::+ < $($argument:ty),+ > { $($field:ident: $expression:expr),* $(,)? }) => {
        $crate::row!(@split [] $($segment)+ {
            $($field: $expression,)*
            __row: ::core::marker::PhantomData::<fn() -> $($segment)::+<$($argument),+>>
        })
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
