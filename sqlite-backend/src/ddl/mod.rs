//! Creating and dropping tables from their descriptions (`users::SCHEMA`).
//!
//! [`create_all`] creates what is missing and reports where a table that is there differs; it never alters one.
//! [`create_all_sql`] gives the same statements as text.
//!
//! ```no_run
//! use relvar::schema::TableSchema;
//!
//! async fn prepare(db: &relvar_sqlite::Pool, schema: &[TableSchema]) -> Result<(), relvar_sqlite::ddl::Error> {
//!     let report = relvar_sqlite::ddl::create_all(db, schema).await?;
//!     for object in &report.created {
//!         println!("created {object}");
//!     }
//!     Ok(())
//! }
//! ```
//!
//! # What SQLite makes of a description
//!
//! Tables are STRICT; what each SQL type is stored as stands at the codecs ([`Lite`](crate::Lite)). CHECKs keep out what a type
//! does not hold: numbers out of range, words that are no label of an enum, a uuid of another length. An enum is text, a domain
//! is its base with its CHECK.
//!
//! An identity is `INTEGER PRIMARY KEY AUTOINCREMENT`. SQLite would take a number for one that is `GENERATED ALWAYS`; statements
//! of relvar have none. A primary key of one integer column is the table's rowid.
//!
//! Constraints have the names that PostgreSQL gives them, so that an error finds them. Comments are left out: SQLite keeps none.
//!
//! # Expressions
//!
//! Defaults, CHECKs, generated columns and indexes are written in SQLite's words: `now()` is `strftime(.., 'now')`, the time of
//! the statement in milliseconds. Dates without a time zone are of UTC. LIKE with a literal pattern is GLOB, because LIKE follows
//! a setting of the connection. `lower` and `upper` change the letters of ASCII alone.
//!
//! What SQLite has not, or would give another value, is refused before anything is sent, by table, column and reason: schemas,
//! arrays, composite types, types such as numeric and interval, extensions, materialized views, identities beside a primary key,
//! deferrable unique constraints, other indexes than B-trees, regular expressions, arithmetic with dates, comparisons of JSON,
//! the order of an enum's labels, a division by what may be zero, casts that PostgreSQL would check or round.

mod apply;
mod check;
mod column;
mod create;
mod drift;
mod error;
mod expression;
mod plan;
mod quote;
mod report;
mod script;
mod shape;
mod storage;
mod table;
mod target;

pub use create::{create_all, drop_all};
pub use drift::{Difference, Drift, Facet};
pub use error::{Error, Mistake};
pub use quote::{QuoteError, quote_identifier, quote_literal};
pub use report::{Object, ObjectKind, Report};
pub use script::{create_all_sql, drop_all_sql};
pub use target::Target;
