//! The libraries, one file each: connecting, and the scenarios as their manuals write them.

pub(crate) mod by_hand;
#[cfg(feature = "peers")]
pub(crate) mod diesel_async;
#[cfg(feature = "peers")]
pub(crate) mod diesel_itself;
pub(crate) mod floor;
pub(crate) mod relvar_itself;
#[cfg(feature = "peers")]
pub(crate) mod sea_orm;
#[cfg(feature = "peers")]
pub(crate) mod sqlx;
mod text;
#[cfg(feature = "peers")]
pub(crate) mod toasty;

use relvar_pg::tokio_postgres::Statement;
use tokio::runtime::Runtime;

use crate::Outcome;
use crate::drive::{Given, Ready, ready};
use crate::shape::Shape;

/// A library, or another way to use it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    /// tokio-postgres with statements that were prepared once: VALUES for inserts, COPY for the bulk.
    ByHand,
    /// tokio-postgres that is given the text each time.
    Unprepared,
    /// tokio-postgres, the tasks of `pool` on one connection.
    ByHandPipelined,
    /// relvar on one connection, for `pool` on a pool.
    Relvar,
    /// relvar, the tasks of `pool` on one connection.
    RelvarPipelined,
    /// relvar, `tree` by one query.
    RelvarInOneQuery,
    /// relvar, the texts of `load` read into strings that need no memory of their own where they are short.
    RelvarCompact,
    /// Diesel, which is synchronous, on libpq.
    #[cfg(feature = "peers")]
    Diesel,
    /// diesel-async, on tokio-postgres.
    #[cfg(feature = "peers")]
    DieselAsync,
    /// sqlx, with VALUES for many rows.
    #[cfg(feature = "peers")]
    Sqlx,
    /// sqlx with UNNEST, which its FAQ names for many rows.
    #[cfg(feature = "peers")]
    SqlxUnnest,
    /// SeaORM, on a pool of one.
    #[cfg(feature = "peers")]
    SeaOrm,
    /// Toasty, on a pool of one.
    #[cfg(feature = "peers")]
    Toasty,
    /// tokio-postgres by hand, its connection driven by who waits.
    Driven,
    /// The messages alone, on tokio's socket.
    BytesByReactor,
    /// The messages alone, on a socket that blocks.
    BytesBlocking,
}

impl Peer {
    /// In the order of the pages.
    pub const ALL: &[Peer] = &[
        Peer::ByHand,
        Peer::Unprepared,
        Peer::ByHandPipelined,
        Peer::Relvar,
        Peer::RelvarPipelined,
        Peer::RelvarInOneQuery,
        Peer::RelvarCompact,
        #[cfg(feature = "peers")]
        Peer::Diesel,
        #[cfg(feature = "peers")]
        Peer::DieselAsync,
        #[cfg(feature = "peers")]
        Peer::Sqlx,
        #[cfg(feature = "peers")]
        Peer::SqlxUnnest,
        #[cfg(feature = "peers")]
        Peer::SeaOrm,
        #[cfg(feature = "peers")]
        Peer::Toasty,
        Peer::Driven,
        Peer::BytesByReactor,
        Peer::BytesBlocking,
    ];

    /// What the pages call it.
    pub fn name(self) -> &'static str {
        match self {
            Peer::ByHand => "by hand",
            Peer::Unprepared => "unprepared",
            Peer::ByHandPipelined => "by hand, pipelined",
            Peer::Relvar => "relvar",
            Peer::RelvarPipelined => "relvar, pipelined",
            Peer::RelvarInOneQuery => "relvar, one query",
            Peer::RelvarCompact => "relvar, CompactString",
            #[cfg(feature = "peers")]
            Peer::Diesel => "diesel",
            #[cfg(feature = "peers")]
            Peer::DieselAsync => "diesel-async",
            #[cfg(feature = "peers")]
            Peer::Sqlx => "sqlx",
            #[cfg(feature = "peers")]
            Peer::SqlxUnnest => "sqlx, UNNEST",
            #[cfg(feature = "peers")]
            Peer::SeaOrm => "sea-orm",
            #[cfg(feature = "peers")]
            Peer::Toasty => "toasty",
            Peer::Driven => "by hand, no task",
            Peer::BytesByReactor => "messages alone",
            Peer::BytesBlocking => "messages alone, blocking",
        }
    }

    /// By its name.
    pub fn named(name: &str) -> Outcome<Self> {
        let found = Peer::ALL.iter().find(|peer| peer.name() == name);
        found.copied().ok_or_else(|| format!("no library `{name}`").into())
    }

    /// Connects; `None` where the library cannot say the scenario, or in no other way than one that is measured already.
    pub fn ready<'r>(
        self,
        shape: Shape,
        runtime: &'r Runtime,
        given: Given,
    ) -> Outcome<Option<Box<dyn Ready + 'r>>> {
        match self {
            Peer::ByHand => ready::<by_hand::ByHand<Statement>>(shape, runtime, given),
            Peer::Unprepared => ready::<by_hand::ByHand<String>>(shape, runtime, given),
            Peer::ByHandPipelined => ready::<by_hand::Pipelined>(shape, runtime, given),
            Peer::Relvar => ready::<relvar_itself::Relvar>(shape, runtime, given),
            Peer::RelvarPipelined => ready::<relvar_itself::Pipelined>(shape, runtime, given),
            Peer::RelvarInOneQuery => ready::<relvar_itself::InOneQuery>(shape, runtime, given),
            Peer::RelvarCompact => ready::<relvar_itself::Compact>(shape, runtime, given),
            #[cfg(feature = "peers")]
            Peer::Diesel => ready::<diesel_itself::Diesel>(shape, runtime, given),
            #[cfg(feature = "peers")]
            Peer::DieselAsync => ready::<diesel_async::DieselAsync>(shape, runtime, given),
            #[cfg(feature = "peers")]
            Peer::Sqlx => ready::<sqlx::Sqlx<false>>(shape, runtime, given),
            #[cfg(feature = "peers")]
            Peer::SqlxUnnest => ready::<sqlx::Sqlx<true>>(shape, runtime, given),
            #[cfg(feature = "peers")]
            Peer::SeaOrm => ready::<sea_orm::SeaOrm>(shape, runtime, given),
            #[cfg(feature = "peers")]
            Peer::Toasty => ready::<toasty::Toasty>(shape, runtime, given),
            Peer::Driven => ready::<floor::driven::Driven>(shape, runtime, given),
            Peer::BytesByReactor => {
                ready::<floor::bytes::Bytes<floor::bytes::Reactor>>(shape, runtime, given)
            }
            Peer::BytesBlocking => {
                ready::<floor::bytes::Bytes<floor::bytes::Blocking>>(shape, runtime, given)
            }
        }
    }
}
