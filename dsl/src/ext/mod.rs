//! Types, operators and functions of extensions (PostgreSQL manual, appendix F): one file for each, with all that the
//! language has of it; how its values are written and read is in `pg-backend/src/types/ext.rs`.
//!
//! They are written with the macros that everybody has: [`sql_type!`](crate::sql_type) with `from "extension"`,
//! [`overloads!`](crate::overloads), [`function!`](crate::function). They live in this crate because only it may say that
//! a `String` is read from `citext`: outside, an extension's type has a Rust type of its own. None is behind a feature,
//! because a declaration that nobody uses costs nothing that could be measured.
//!
//! `create_all` of the driver creates the extension of every type that a column has. For what a table needs beside its
//! columns, such as the operator class of an index, the table says so:
//!
//! ```
//! relvar::table! {
//!     #[extension(pg_trgm)]
//!     books {
//!         #[primary_key] id -> Int4,
//!         title -> Text,
//!         index(ops(title, gin_trgm_ops), method = gin),
//!     }
//! }
//! assert_eq!(books::SCHEMA.extensions, ["pg_trgm"]);
//! ```

pub mod citext;
// Its operators are those of JSON.
#[cfg(feature = "with-serde_json-1")]
pub mod hstore;
pub mod ltree;
pub mod trgm;
pub mod vector;

pub use citext::Citext;
#[cfg(feature = "with-serde_json-1")]
pub use hstore::Hstore;
pub use ltree::{Lquery, Ltree, Ltxtquery};
pub use vector::Vector;
