//! The libraries, one file each: connecting, and the statements as their manuals write them.

pub(crate) mod by_hand;
#[cfg(feature = "peers")]
pub(crate) mod diesel_async;
#[cfg(feature = "peers")]
pub(crate) mod diesel_itself;
pub(crate) mod relvar_itself;
#[cfg(feature = "peers")]
pub(crate) mod sea_orm;
#[cfg(feature = "peers")]
pub(crate) mod sqlx;

use relvar_benches::Outcome;
use relvar_benches::turns::Contestant;
use tokio::runtime::Runtime;

use crate::scenario::Scenario;

/// A library.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Peer {
    /// tokio-postgres with a statement that was prepared once: VALUES for inserts.
    ByHand,
    Relvar,
    #[cfg(feature = "peers")]
    Diesel,
    #[cfg(feature = "peers")]
    DieselAsync,
    #[cfg(feature = "peers")]
    SeaOrm,
    /// sqlx with VALUES from its query builder.
    #[cfg(feature = "peers")]
    Sqlx,
    /// sqlx with UNNEST, which its manual names for many rows.
    #[cfg(feature = "peers")]
    SqlxUnnest,
}

impl Peer {
    pub(crate) const ALL: &[Peer] = &[
        Peer::ByHand,
        Peer::Relvar,
        #[cfg(feature = "peers")]
        Peer::Diesel,
        #[cfg(feature = "peers")]
        Peer::DieselAsync,
        #[cfg(feature = "peers")]
        Peer::SeaOrm,
        #[cfg(feature = "peers")]
        Peer::Sqlx,
        #[cfg(feature = "peers")]
        Peer::SqlxUnnest,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Peer::ByHand => "by hand",
            Peer::Relvar => "relvar",
            #[cfg(feature = "peers")]
            Peer::Diesel => "diesel",
            #[cfg(feature = "peers")]
            Peer::DieselAsync => "diesel-async",
            #[cfg(feature = "peers")]
            Peer::SeaOrm => "sea-orm",
            #[cfg(feature = "peers")]
            Peer::Sqlx => "sqlx",
            #[cfg(feature = "peers")]
            Peer::SqlxUnnest => "sqlx UNNEST",
        }
    }

    /// How much longer than this library relvar may take at most; `None` for those that stand for themselves.
    pub(crate) fn limit(self, scenario: Scenario) -> Option<f64> {
        match self {
            Peer::ByHand if matches!(scenario, Scenario::Insert(2..)) => Some(1.00),
            Peer::ByHand => Some(1.05),
            Peer::Relvar => None,
            #[cfg(feature = "peers")]
            Peer::Diesel | Peer::DieselAsync | Peer::SeaOrm => Some(1.00),
            #[cfg(feature = "peers")]
            Peer::Sqlx | Peer::SqlxUnnest => Some(1.03),
        }
    }

    /// Connects; `None` where the library has no other way than one that is measured already.
    pub(crate) fn ready<'r>(
        self,
        scenario: Scenario,
        runtime: &'r Runtime,
        url: &str,
    ) -> Outcome<Option<Box<dyn Contestant + 'r>>> {
        Ok(Some(match self {
            Peer::ByHand => Box::new(by_hand::ByHand::new(scenario, runtime, url)?),
            Peer::Relvar => Box::new(relvar_itself::Relvar::new(scenario, runtime, url)?),
            #[cfg(feature = "peers")]
            Peer::Diesel => Box::new(diesel_itself::Diesel::new(scenario, url)?),
            #[cfg(feature = "peers")]
            Peer::DieselAsync => Box::new(diesel_async::DieselAsync::new(scenario, runtime, url)?),
            #[cfg(feature = "peers")]
            Peer::SeaOrm => Box::new(sea_orm::SeaOrm::new(scenario, runtime, url)?),
            #[cfg(feature = "peers")]
            Peer::Sqlx => Box::new(sqlx::Sqlx::new(scenario, runtime, url, false)?),
            #[cfg(feature = "peers")]
            Peer::SqlxUnnest => match scenario {
                Scenario::Insert(2..) => Box::new(sqlx::Sqlx::new(scenario, runtime, url, true)?),
                _ => return Ok(None),
            },
        }))
    }
}

/// Does an operation `times` times, times each, and expects that it affects `rows` rows. `number` counts from 0.
macro_rules! timed {
    ($times:expr, $laps:expr, $rows:expr, |$number:ident| $operation:expr) => {
        for $number in 0..$times {
            let started = ::std::time::Instant::now();
            let affected: u64 = $operation;
            $laps.push(started.elapsed());
            if affected != $rows as u64 {
                return Err(format!("{affected} rows were affected and not {}", $rows).into());
            }
        }
    };
}
pub(crate) use timed;
