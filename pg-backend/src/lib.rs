//! relvar on PostgreSQL: pool, statements, transactions and codecs over tokio-postgres and bb8.
//!
//! ```no_run
//! use relvar::prelude::*;
//! use relvar_pg::{Error, Pool, ddl};
//!
//! relvar::table! {
//!     accounts {
//!         #[primary_key] #[identity] id -> Int4,
//!         #[unique] owner -> Text,
//!         balance -> Int8,
//!         check(balance >= 0),
//!     }
//! }
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let db = Pool::connect("postgres://ann:secret@localhost/shop").await?;
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
//!     println!("{all:?}");
//!     Ok(())
//! }
//! ```
//!
//! `cargo run --example quickstart` walks through more of it on a live server.
//!
//! | I want to know | Open |
//! |---|---|
//! | what awaiting a statement does | `fetch.rs` |
//! | how a prepared statement is sent and its answer read | `send.rs` |
//! | the same for a new or a watched statement | `execute.rs` |
//! | what is prepared, and when it is forgotten | `statement.rs` |
//! | how a result's columns are checked | `catalog.rs` |
//! | how a type is written and read | `types/` |
//! | what a dropped future leaves behind | `session.rs` |
//! | how a transaction ends, and when it is tried again | `transaction.rs`, `transaction/` |
//! | what a read-only transaction refuses, and a read-only pool | `isolation.rs`, `reader.rs` |
//! | how COPY and `insert_bulk` work | `copy/` |
//! | what LISTEN does when its connection breaks | `listen.rs` |
//! | how advisory locks are released | `advisory.rs` |
//! | what a sequence is asked | `sequence.rs` |
//! | how tables are created from `users::SCHEMA` | `ddl/` |
//! | which `sslmode` does what | `sslmode.rs`, `tls.rs` |
//! | what `tracing` is told | `trace.rs` |
//! | how tests get a server | `ephemeral/` |
//!
//! # Features
//!
//! - `ephemeral`: a private server for tests and examples.
//! - `with-rustls`: TLS.
//! - `with-chrono-0_4`, `with-time-0_3`: dates and times also as the types of these crates.
//! - `with-compact_str-0_10`: texts also as `CompactString`, which needs no memory of its own up to 24 bytes.

mod advisory;
mod backend;
mod catalog;
mod condition;
mod config;
mod connect;
mod connection;
mod copy;
pub mod ddl;
#[cfg(all(feature = "ephemeral", unix))]
pub mod ephemeral;
mod error;
mod execute;
mod executor;
mod fetch;
mod isolation;
mod listen;
mod parameters;
mod pool;
mod reader;
mod row;
mod send;
mod sequence;
mod session;
mod sslmode;
mod statement;
mod stream;
#[cfg(feature = "with-rustls")]
mod tls;
mod trace;
mod transaction;
mod types;
mod version;

pub use advisory::{AdvisoryKey, AdvisoryLock};
pub use backend::Pg;
pub use condition::{Condition, GroupCondition};
pub use config::Config;
pub use connection::Connection;
pub use copy::{
    Bulk, BulkMethod, BulkRow, CopiedRow, CopyBytes, CopyIn, CopyInCsv, CopyMethods, CopyRows, CopyStatement,
    CopyWriter, Csv, CsvWriter, InsertBulk, RunBulk, StartCopy, StartCsv,
};
pub use error::{Error, Result};
pub use executor::{NoTransaction, PgExecutor};
pub use fetch::Fetch;
pub use isolation::{
    Access, AtLeast, Isolation, ReadCommitted, ReadOnly, ReadWrite, RepeatableRead, Serializable,
    ServerDefault,
};
pub use listen::{Heard, Listener, Notification, notify};
pub use parameters::Parameters;
pub use pool::{Pool, PoolState};
pub use reader::Reader;
pub use row::Row;
pub use sequence::{OneSession, Sequence};
pub use sslmode::TlsMode;
pub use transaction::{Retrying, Transaction, TransactionBuilder};

pub use relvar::backend::Retry;

pub use tokio_postgres;

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}

/// The rule pages of `relvar` whose programs run on a handle.
#[cfg(doctest)]
mod rules {
    macro_rules! pages {
        ($($rule:ident)*) => { $(
            #[doc = include_str!(concat!("../../dsl/src/docs/rules/", stringify!($rule), ".md"))]
            mod $rule {}
        )* };
    }

    pages! { R3 S8 X1 X2 X3 X4 X5 }
}
