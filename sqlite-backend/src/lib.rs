//! relvar on SQLite: pool, statements, transactions and codecs over rusqlite, each connection on a thread of its own.
//!
//! ```
//! use relvar::prelude::*;
//! use relvar_sqlite::{Error, Pool, ddl};
//!
//! relvar::table! {
//!     accounts {
//!         #[primary_key] #[identity] id -> Int4,
//!         #[unique] owner -> Text,
//!         balance -> Int8,
//!     }
//! }
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), Error> {
//!     let db = Pool::connect("sqlite::memory:").await?;
//!     ddl::create_all(&db, &[accounts::SCHEMA]).await?;
//!     accounts.insert((accounts::owner.set("Ann"), accounts::balance.set(100))).execute(&db).await?;
//!     db.transaction(async |tx| {
//!         let paid = accounts.update(accounts::balance.set(accounts::balance.sub(30)));
//!         paid.filter(accounts::owner.eq("Ann")).execute(&tx).await?;
//!         accounts.insert((accounts::owner.set("Bo"), accounts::balance.set(30))).execute(&tx).await?;
//!         Ok::<_, Error>(())
//!     })
//!     .await?;
//!     let all: Vec<accounts::Row> = accounts.order_by(accounts::owner.asc()).fetch_all(&db).await?;
//!     assert_eq!(all.iter().map(|account| account.balance).collect::<Vec<_>>(), [70, 30]);
//!     Ok(())
//! }
//! ```
//!
//! SQLite is compiled in. No runtime is needed: any executor of futures will do.
//!
//! | I want to know | Open |
//! |---|---|
//! | what awaiting a statement does | `fetch.rs`, `run.rs` |
//! | what a connection's thread does with it | `session/worker.rs` |
//! | how rows come back | `session/exchange.rs`, `row.rs` |
//! | what stops a statement whose future was dropped | `session/watch.rs` |
//! | how many rows are inserted at once | `session/batch.rs` |
//! | which connection a statement gets | `pool.rs` |
//! | what a connection is told when it is opened | `session/open.rs` |
//! | how a type is written and read | `types/` |
//! | how a transaction ends, and when it is tried again | `session/control.rs`, `transaction.rs`, `transaction/` |
//! | how tables are created from `users::SCHEMA` | `ddl/` |
//! | how a violated constraint gets its name | `session/violated.rs` |
//! | what `tracing` is told | `trace.rs` |
//!
//! # Features
//!
//! - `with-chrono-0_4`, `with-time-0_3`: dates and times also as the types of these crates.
//! - `with-compact_str-0_10`: texts also as `CompactString`, which needs no memory of its own up to 24 bytes.

mod access;
mod backend;
mod clock;
mod condition;
mod config;
mod connection;
pub mod ddl;
mod error;
mod executor;
mod fetch;
mod handle;
mod parameters;
mod pool;
mod reader;
mod row;
mod run;
mod session;
mod stream;
mod trace;
mod transaction;
mod types;

pub use access::{Access, ReadOnly, ReadWrite};
pub use backend::Lite;
pub use condition::{Condition, GroupCondition};
pub use config::Config;
pub use connection::Connection;
pub use error::{Error, Result};
pub use executor::NoTransaction;
pub use fetch::Fetch;
pub use parameters::{Parameters, Sent};
pub use pool::{Pool, PoolState};
pub use reader::Reader;
pub use row::{Column, Row};
pub use transaction::{Retrying, Transaction, TransactionBuilder};

pub use relvar::backend::Retry;
