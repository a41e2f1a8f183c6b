//! relvar on SQLite: pool, statements, transactions and codecs over rusqlite, each connection on a thread of its own.

mod backend;
pub mod ddl;
mod error;
mod fetch;
mod parameters;
mod row;
mod types;

pub use backend::Lite;
pub use error::{Error, Result};
pub use fetch::Fetch;
pub use parameters::{Parameters, Sent};
pub use row::{Column, Row};
