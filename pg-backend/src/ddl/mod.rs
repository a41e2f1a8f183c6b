//! Creating and dropping tables from their descriptions (`users::SCHEMA`).
//!
//! [`create_all`] creates what is missing and reports where a table that is there differs; it never alters one.
//! [`create_all_sql`] gives the same statements as text.
//!
//! ```no_run
//! use relvar::schema::TableSchema;
//!
//! async fn prepare(db: &relvar_pg::Pool, schema: &[TableSchema]) -> Result<(), relvar_pg::ddl::Error> {
//!     let report = relvar_pg::ddl::create_all(db, schema).await?;
//!     for object in &report.created {
//!         println!("created {object}");
//!     }
//!     Ok(())
//! }
//! ```

mod catalogue;
mod check;
mod create;
mod drift;
mod error;
mod order;
mod quote;
mod report;
mod scratch;
mod script;
mod target;
mod text;
mod types;

pub use create::{create_all, drop_all};
pub use drift::{Difference, Drift, Facet};
pub use error::{Error, Mistake};
pub use quote::{QuoteError, quote_identifier, quote_literal};
pub use report::{Object, ObjectKind, Report};
pub use script::{create_all_sql, drop_all_sql};
pub use target::Target;
